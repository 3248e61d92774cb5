package dev.hotpath.worker;

import dev.hotpath.profiler.Profiler;
import dev.hotpath.profiler.Recording;
import dev.hotpath.protocol.JobEvent;
import dev.hotpath.protocol.Link;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import one.jfr.JfrReader;
import one.profiler.AsyncProfiler;

/** One recording of a benchmark: of views that don't disturb each other. */
final class ProfileSession {

  private static final int MAX_RECORDING_BYTES = 12 << 20;

  private final List<String> views;
  private final Path file;
  private final Profiler profiler;
  private boolean running;
  private long operations;
  private String failure = "";

  ProfileSession(AsyncProfiler library, List<String> views, Path folder) {
    this.views = views;
    file = folder.resolve("recording-" + views.getFirst() + ".jfr");
    profiler = new Profiler(library, views, file);
  }

  boolean takes(String view) {
    return views.contains(view);
  }

  boolean running() {
    return running;
  }

  /** Starts it; what this machine does not let it record costs its own views alone. */
  void start() {
    try {
      profiler.start();
      running = true;
    } catch (IOException | IllegalStateException | IllegalArgumentException e) {
      failure = views + ": " + e.getMessage();
    }
  }

  void count(long more) {
    operations += more;
  }

  void stop() throws IOException {
    if (running) {
      profiler.stop();
      running = false;
    }
  }

  /** Why there is no recording. */
  Optional<String> failure() {
    return Optional.of(failure).filter(why -> !why.isEmpty());
  }

  /** Sends what it saw. */
  void send(Link link, String benchmark) throws IOException {
    try (JfrReader reader = new JfrReader(file.toString())) {
      Recording recording = Recording.ofBenchmark(reader, benchmark);
      for (String view : views) {
        link.send(
            new JobEvent.Profiled(
                recording.samples(
                    view, profiler.engine(view), profiler.interval(view), operations)));
        reader.rewind();
      }
    }
    if (Files.size(file) <= MAX_RECORDING_BYTES) {
      link.send(new JobEvent.Recorded(views.getFirst(), Files.readAllBytes(file)));
    }
  }
}
