package dev.hotpath.cli;

import dev.hotpath.run.OwnServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A folder and the server that works in it; neither outlives the command, nor Ctrl+C. */
final class Scratch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Scratch.class);

  private final Path folder;
  private final Thread hook;
  private final AtomicReference<@Nullable OwnServer> server = new AtomicReference<>();

  private Scratch(Path folder) {
    this.folder = folder;
    this.hook = Thread.ofPlatform().name("hotpath-scratch").unstarted(this::clear);
  }

  static Scratch make() throws IOException {
    Scratch scratch = new Scratch(Files.createTempDirectory("hotpath-rehearsal"));
    Runtime.getRuntime().addShutdownHook(scratch.hook);
    return scratch;
  }

  Path folder() {
    return folder;
  }

  /** What the server says on its standard error. */
  Path log() {
    return folder.resolve("server.log");
  }

  /** Ends it before the folder is deleted. */
  OwnServer keep(OwnServer started) {
    server.set(started);
    return started;
  }

  private synchronized void clear() {
    OwnServer started = server.getAndSet(null);
    if (started != null) {
      started.close();
    }
    try (Stream<Path> files = Files.exists(folder) ? Files.walk(folder) : Stream.empty()) {
      List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : all) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("The folder {} is left behind", folder, e);
    }
  }

  @Override
  public void close() {
    clear();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // Ctrl+C came meanwhile, and the hook finds nothing left to do.
    }
  }
}
