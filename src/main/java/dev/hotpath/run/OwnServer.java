package dev.hotpath.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A second server of this very program, in a process of its own, from its ready line until it is
 * closed. What it says besides goes to a file.
 */
public final class OwnServer implements AutoCloseable {

  private static final Pattern READY = Pattern.compile("ready at (http://\\S+)");
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int END_SECONDS = 20;

  private final Process process;
  private final URI address;
  private final Path log;

  private OwnServer(Process process, URI address, Path log) {
    this.process = process;
    this.address = address;
    this.log = log;
  }

  /**
   * Starts one, with the flags of this JVM, and waits until it is ready.
   *
   * @param arguments of the program: {@code serve --port 0 …}
   * @param log what it says on its standard error
   * @throws RunException with what it said, where it does not get ready
   */
  public static OwnServer start(Installation installation, List<String> arguments, Path log)
      throws InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(installation.java().toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-jar", installation.origin().resolve("hotpath.jar").toString()));
    command.addAll(arguments);
    Process process;
    try {
      process = new ProcessBuilder(command).redirectError(log.toFile()).start();
    } catch (IOException e) {
      throw new RunException("a second server does not start", e);
    }
    CompletableFuture<URI> ready = new CompletableFuture<>();
    // Reads on, so that a full pipe never holds the server up.
    Thread.ofPlatform().daemon().name("hotpath-own-server").start(() -> read(process, ready));
    try {
      return new OwnServer(process, ready.get(PATIENCE.toSeconds(), TimeUnit.SECONDS), log);
    } catch (ExecutionException | TimeoutException e) {
      end(process);
      throw new RunException("a second server does not get ready; it says:\n" + said(log), e);
    } catch (InterruptedException e) {
      end(process);
      throw e;
    }
  }

  private static void read(Process process, CompletableFuture<URI> ready) {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher matcher = READY.matcher(line);
        if (matcher.find()) {
          ready.complete(URI.create(matcher.group(1)));
        }
      }
      ready.completeExceptionally(new IOException("it ended"));
    } catch (IOException e) {
      ready.completeExceptionally(e);
    }
  }

  /** Where it listens, without a path. */
  public URI address() {
    return address;
  }

  /** Its process, with all that it starts below it. */
  public ProcessHandle process() {
    return process.toHandle();
  }

  /** What it said on its standard error so far. */
  public String said() {
    return said(log);
  }

  private static String said(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return "(" + e + ")";
    }
  }

  /** Kills it at once, and nothing else: what it has started has to notice by itself. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /**
   * Ends it as Ctrl-C does, and what it started where that does not help. A second call is idle.
   */
  @Override
  public void close() {
    end(process);
  }

  private static void end(Process process) {
    List<ProcessHandle> children = process.descendants().toList();
    process.toHandle().destroy(); // Process.destroy would close the pipe that it writes to
    try {
      process.waitFor(END_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
  }
}
