package dev.hotpath.run;

import dev.hotpath.protocol.Link;
import dev.hotpath.protocol.Message;
import dev.hotpath.protocol.Ready;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A JVM of ours inside a sandbox: its process, its link, and what it prints. */
final class ChildJvm implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ChildJvm.class);
  private static final int START_SECONDS = 60;

  // bubblewrap's --die-with-parent follows the thread that launches it, so that thread has to live
  // as long as this server; a virtual thread's carrier need not.
  private static final ExecutorService LAUNCHER =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("hotpath-launcher").daemon().factory());

  private final Path folder;
  private final Process process;
  private final ChildOutput output;
  private final Link link;
  private final String javaVersion;

  private ChildJvm(
      Path folder, Process process, ChildOutput output, Link link, String javaVersion) {
    this.folder = folder;
    this.process = process;
    this.output = output;
    this.link = link;
    this.javaVersion = javaVersion;
  }

  /**
   * What to start.
   *
   * @param flags of the JVM
   * @param classPath jars; the folder for classes is added
   * @param arguments behind the paths of socket and classes
   */
  record Command(
      String name, List<String> flags, List<Path> classPath, String main, List<String> arguments) {}

  /** Starts it and waits until it says that it is ready. */
  static ChildJvm start(
      Sandbox sandbox, Installation installation, Command command, int maxFrameBytes) {
    Path folder = ChildFolder.create();
    Path socket = folder.resolve("link");
    Process process = null;
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket));
      Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-rw-rw-"));
      Sandbox.Place place = sandbox.place(folder);
      List<String> java = new ArrayList<>();
      java.add(installation.java().toString());
      java.addAll(command.flags);
      java.add("-Djava.io.tmpdir=" + place.tmp());
      java.add("-cp");
      java.add(Installation.join(command.classPath) + ":" + place.classes());
      java.add(command.main);
      java.add(place.socket().toString());
      java.add(place.classes().toString());
      java.addAll(command.arguments);
      List<String> line = sandbox.command(folder, installation, command.classPath, java);
      process = launch(line, folder);
      ChildOutput output = ChildOutput.of(process);
      SocketChannel channel = accept(server, process, command.name, output);
      Link link = new Link(channel, maxFrameBytes);
      Message first = link.receive();
      if (first instanceof Ready ready) {
        return new ChildJvm(folder, process, output, link, ready.javaVersion());
      }
      throw new RunException("the %s JVM began with %s".formatted(command.name, first));
    } catch (IOException | RunException e) {
      if (process != null) {
        process.destroyForcibly();
      }
      ChildFolder.discard(folder);
      throw e instanceof RunException ours
          ? ours
          : new RunException("the " + command.name + " JVM does not start", e);
    }
  }

  private static Process launch(List<String> line, Path folder) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(line).redirectErrorStream(true).directory(folder.toFile());
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    String path = builder.environment().getOrDefault("PATH", "/usr/bin:/bin");
    builder.environment().clear(); // a submission has no business with the server's environment
    builder.environment().put("PATH", path);
    builder.environment().put("LANG", "C.UTF-8");
    try {
      return CompletableFuture.supplyAsync(
              () -> {
                try {
                  return builder.start();
                } catch (IOException e) {
                  throw new RunException("the program " + line.getFirst() + " does not start", e);
                }
              },
              LAUNCHER)
          .get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while starting a JVM", e);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    }
  }

  private static SocketChannel accept(
      ServerSocketChannel server, Process process, String name, ChildOutput output)
      throws IOException {
    CompletableFuture<SocketChannel> accepted = new CompletableFuture<>();
    Thread.startVirtualThread(() -> {
      try {
        accepted.complete(server.accept());
      } catch (IOException e) {
        accepted.completeExceptionally(e);
      }
    });
    process
        .onExit()
        .thenAccept(dead ->
            accepted.completeExceptionally(
                new IOException(
                    "it ended with exit code %d and said: %s"
                        .formatted(dead.exitValue(), output.text().strip()))));
    try {
      return accepted.get(START_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while a JVM started", e);
    } catch (ExecutionException e) {
      throw new IOException("the " + name + " JVM does not start", e.getCause());
    } catch (TimeoutException e) {
      throw new IOException(
          "the %s JVM did not report within %d s; it said: %s"
              .formatted(name, START_SECONDS, output.text().strip()),
          e);
    }
  }

  Link link() {
    return link;
  }

  String javaVersion() {
    return javaVersion;
  }

  long pid() {
    return process.pid();
  }

  boolean alive() {
    return process.isAlive();
  }

  /** What it printed so far, the first 64 KB. */
  String output() {
    return output.text();
  }

  /** Stops it at once, with all that it started. */
  void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /**
   * Waits until it is gone and all that it printed has been read.
   *
   * @return its exit code
   */
  int awaitExit() throws InterruptedException {
    int code = process.waitFor();
    output.await();
    return code;
  }

  @Override
  public void close() {
    kill();
    try {
      link.close();
    } catch (IOException e) {
      LOG.debug("link of a dead JVM", e);
    }
    ChildFolder.discard(folder);
  }
}
