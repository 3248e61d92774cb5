package dev.hotpath.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    Path folder = ChildFolder.create();
    try {
      Files.createFile(folder.resolve("link"));
      List<String> java = List.of(installation.java().toString(), "-Xshare:auto", "-version");
      Process process =
          new ProcessBuilder(sandbox.command(folder, installation, installation.workerJars(), java))
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
    } finally {
      ChildFolder.discard(folder);
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
