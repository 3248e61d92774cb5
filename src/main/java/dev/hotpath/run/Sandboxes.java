package dev.hotpath.run;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chooses the strongest sandbox that works here, by trying it. */
public final class Sandboxes {

  private static final Logger LOG = LoggerFactory.getLogger(Sandboxes.class);

  private static final int PATIENCE_SECONDS = 20;

  private Sandboxes() {}

  /** What the {@code --sandbox} option may say. */
  public enum Choice {
    AUTO,
    NAMESPACES,
    PROCESS
  }

  /**
   * The sandbox for a choice.
   *
   * @throws RunException when {@code NAMESPACES} is asked for and does not work here
   */
  public static Sandbox choose(Choice choice, Installation installation) {
    if (choice == Choice.PROCESS) {
      return new ProcessSandbox();
    }
    Sandbox namespaces = new NamespaceSandbox();
    try {
      probe(namespaces, installation);
      return namespaces;
    } catch (RunException e) {
      if (choice == Choice.NAMESPACES) {
        throw new RunException(
            "the sandbox 'namespaces' does not work here: %s; install bubblewrap, or start with"
                    .formatted(cause(e))
                + " --sandbox process",
            e);
      }
      LOG.info("No namespaces for submissions here ({}); using tier 'process'", cause(e));
      return new ProcessSandbox();
    }
  }

  /** The cgroup controllers that bound children here, such as {@code memory (v1)}. */
  public static List<String> cgroups() {
    return Cgroup.inUse();
  }

  /** Why the tier {@code namespaces} does not work here; empty where it does. */
  public static String whyNoNamespaces(Installation installation) {
    try {
      probe(new NamespaceSandbox(), installation);
      return "";
    } catch (RunException e) {
      return cause(e);
    }
  }

  /** Starts a JVM in it: what works for that works for all. */
  private static void probe(Sandbox sandbox, Installation installation) {
    if (!Tools.has("bwrap")) {
      throw new RunException("bubblewrap (the program bwrap) is not installed");
    }
    try (Berth berth = Berth.take(installation, new Cgroup.Share(1L << 30, 256, 100))) {
      Files.createFile(berth.folder().resolve("link"));
      List<String> java = List.of(installation.java().toString(), "-Xshare:auto", "-version");
      Process process =
          new ProcessBuilder(sandbox.command(berth, installation, installation.workerJars(), java))
              .redirectErrorStream(true)
              .start();
      ChildOutput output = ChildOutput.of(process);
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new RunException(
            "a JVM inside it did not start within %d s".formatted(PATIENCE_SECONDS));
      }
      output.await();
      if (process.exitValue() != 0) {
        throw new RunException("a JVM inside it does not start: " + output.text().strip());
      }
    } catch (IOException e) {
      throw new RunException("it can't be tried", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunException("interrupted while it was tried", e);
    }
  }

  private static String cause(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage()).strip();
  }
}
