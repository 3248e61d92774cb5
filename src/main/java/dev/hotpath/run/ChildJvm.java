package dev.hotpath.run;

import dev.hotpath.protocol.Link;
import dev.hotpath.protocol.Message;
import dev.hotpath.protocol.Ready;
import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A JVM of ours inside a sandbox: its process, its link, and what it prints. */
final class ChildJvm implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ChildJvm.class);
  private static final int START_SECONDS = 60;
  private static final int CLEAR_SECONDS = 20;
  private static final int LAST_WORDS_SECONDS = 5;

  // bubblewrap's --die-with-parent follows the thread that launches it, so that thread has to live
  // as long as this server; a virtual thread's carrier need not.
  private static final ExecutorService LAUNCHER =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("hotpath-launcher").daemon().factory());

  private static final Set<CompletableFuture<Void>> CLEARING = ConcurrentHashMap.newKeySet();

  private final Berth berth;
  private final Process process;
  private final ChildOutput output;
  private final Link link;
  private final Ready ready;
  private final List<String> flags;
  private final AtomicBoolean closed = new AtomicBoolean();

  private ChildJvm(
      Berth berth,
      Process process,
      ChildOutput output,
      Link link,
      Ready ready,
      List<String> flags) {
    this.berth = berth;
    this.process = process;
    this.output = output;
    this.link = link;
    this.ready = ready;
    this.flags = List.copyOf(flags);
  }

  /** Starts it and waits until it says that it is ready. */
  static ChildJvm start(
      Sandbox sandbox, Installation installation, Program program, int maxFrameBytes) {
    Berth berth = Berth.take(installation, program.share());
    Path socket = berth.folder().resolve("link");
    Process process = null;
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket));
      Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-rw-rw-"));
      Sandbox.Place place = sandbox.place(berth.folder());
      List<String> java = program.command(installation, place.tmp());
      java.add(place.socket().toString());
      java.add(place.classes().toString());
      java.addAll(program.arguments());
      List<String> line = sandbox.command(berth, installation, program.files(), java);
      process = launch(line, sandbox.directory(berth.folder()));
      ChildOutput output = ChildOutput.of(process);
      SocketChannel channel = accept(server, process, program.name(), output);
      Link link = new Link(channel, maxFrameBytes);
      Message first = first(link, process, program.name(), output);
      if (first instanceof Ready ready) {
        return new ChildJvm(berth, process, output, link, ready, program.shownFlags());
      }
      throw new RunException("the %s JVM began with %s".formatted(program.name(), first));
    } catch (IOException | RunException e) {
      if (process != null) {
        process.destroyForcibly();
      }
      inBackground(berth::close);
      throw e instanceof RunException ours
          ? ours
          : new RunException("the " + program.name() + " JVM does not start", e);
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
                new DiedAtStart(name, dead.exitValue(), lastWords(output))));
    try {
      return accepted.get(START_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while a JVM started", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof DiedAtStart died) {
        throw died;
      }
      throw new IOException("the " + name + " JVM does not start", e.getCause());
    } catch (TimeoutException e) {
      throw new IOException(
          "the %s JVM did not report within %d s; it said: %s"
              .formatted(name, START_SECONDS, output.text().strip()),
          e);
    }
  }

  private static Message first(Link link, Process process, String name, ChildOutput output)
      throws IOException {
    try {
      return link.receive();
    } catch (EOFException gone) {
      try {
        if (process.waitFor(LAST_WORDS_SECONDS, TimeUnit.SECONDS)) {
          throw new DiedAtStart(name, process.exitValue(), lastWords(output));
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      throw gone;
    }
  }

  /** All that it said; what is read of it may lag behind its end. */
  private static String lastWords(ChildOutput output) {
    try {
      output.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return output.text().strip();
  }

  /** Waits until nothing is left of those that are closed. */
  static void awaitCleared() {
    try {
      CompletableFuture.allOf(CLEARING.toArray(CompletableFuture[]::new))
          .get(CLEAR_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("Clearing up after children takes too long", e);
    }
  }

  Link link() {
    return link;
  }

  /** What it said of itself when it had started. */
  Ready ready() {
    return ready;
  }

  /** What it was started with; see {@link Program#shownFlags}. */
  List<String> flags() {
    return flags;
  }

  long pid() {
    return process.pid();
  }

  boolean alive() {
    return process.isAlive();
  }

  /** Called once it has ended, at once if it has already. */
  void onExit(Runnable action) {
    process.onExit().thenRun(action);
  }

  /** What it printed so far, the first 64 KB. */
  String output() {
    return output.text();
  }

  /** Its limit on memory of every kind, where the kernel has ended it for that. */
  OptionalLong memoryExceeded() {
    return berth.cgroup().memoryExceeded();
  }

  /** Its own files, on this host. */
  Path folder() {
    return berth.folder();
  }

  /** Stops it at once, with all that it started. */
  void kill() {
    Stream<ProcessHandle> started = process.descendants();
    process.destroyForcibly();
    started.forEach(ProcessHandle::destroyForcibly);
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

  /** As {@link #awaitExit()}, but not longer than {@code patience}; then it is stopped. */
  int awaitExit(Duration patience) throws InterruptedException {
    if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      kill();
    }
    return awaitExit();
  }

  /** Stops it, and clears away what it leaves behind, without waiting for either. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      inBackground(() -> {
        kill();
        try {
          link.close();
        } catch (IOException e) {
          LOG.debug("link of a dead JVM", e);
        }
        berth.close();
      });
    }
  }

  // The caller may be on its way to tell a verdict, or interrupted.
  private static void inBackground(Runnable clearing) {
    CompletableFuture<Void> done = CompletableFuture.runAsync(clearing, Thread::startVirtualThread);
    CLEARING.add(done);
    done.whenComplete((nothing, thrown) -> CLEARING.remove(done));
  }
}
