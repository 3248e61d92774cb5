package dev.hotpath.profiler;

import dev.hotpath.protocol.StackSamples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import one.jfr.JfrReader;
import one.profiler.AsyncProfiler;

/**
 * A profile of the JVM that it is taken in, whole: every thread's stacks from their first frame.
 * async-profiler takes one at a time in a JVM, so there must be no second one under way.
 */
public final class OwnProfile {

  /** What can be told of a JVM at work without slowing it noticeably. */
  public static final List<String> VIEWS = List.of("cpu", "alloc", "lock", "wall");

  private final String view;
  private final Duration length;
  private final CountDownLatch cancelled = new CountDownLatch(1);

  /**
   * One that is not begun.
   *
   * @param view one of {@link #VIEWS}
   */
  public OwnProfile(String view, Duration length) {
    this.view = view;
    this.length = length;
  }

  /** What was seen, and the recording that says so. */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  public record Taken(StackSamples samples, byte[] recording) {}

  /** Ends it before its time; it is still a profile, of a shorter time. */
  public void cancel() {
    cancelled.countDown();
  }

  /**
   * Records, and returns when the time is over.
   *
   * @throws IOException where no event works here
   */
  public Taken take() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("hotpath-profile");
    Path file = folder.resolve("recording.jfr");
    try {
      Profiler profiler = new Profiler(AsyncProfiler.getInstance(), List.of(view), file);
      profiler.start();
      try {
        boolean _ = cancelled.await(length.toMillis(), TimeUnit.MILLISECONDS);
      } finally {
        profiler.stop();
      }
      try (JfrReader reader = new JfrReader(file.toString())) {
        StackSamples samples =
            Recording.ofJvm(reader)
                .samples(view, profiler.engine(view), profiler.interval(view), 0);
        return new Taken(samples, Files.readAllBytes(file));
      }
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(folder);
    }
  }
}
