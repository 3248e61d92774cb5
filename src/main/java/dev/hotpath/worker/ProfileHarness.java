package dev.hotpath.worker;

import dev.hotpath.profiler.Profiler;
import dev.hotpath.protocol.Job;
import dev.hotpath.protocol.JobEvent;
import dev.hotpath.protocol.Link;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import one.profiler.AsyncProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs one benchmark under async-profiler and reduces the recordings here, where a recording that a
 * submission tampered with harms nobody else.
 */
final class ProfileHarness {

  private static final int WARMUP_MILLIS = 100;

  private final Link link;

  ProfileHarness(Link link) {
    this.link = link;
  }

  void run(Job.RunProfile job) throws IOException {
    AsyncProfiler library = AsyncProfiler.getInstance(); // loaded before anything is warm
    Captured.install();
    Path folder = Path.of(System.getProperty("java.io.tmpdir"));
    List<ProfileSession> sessions =
        Profiler.recordings(job.views()).stream()
            .map(views -> new ProfileSession(library, views, folder))
            .toList();
    ProfileTurns turns = new ProfileTurns(sessions);
    var options =
        Jmh.options(job.benchmark())
            .warmupIterations(Math.ceilDiv(job.warmupMillis(), WARMUP_MILLIS))
            .warmupTime(TimeValue.milliseconds(WARMUP_MILLIS))
            .measurementIterations(turns.iterations())
            .measurementTime(TimeValue.milliseconds(Math.ceilDiv(job.recordMillis(), 2)))
            .build();
    try {
      new Runner(options, new JmhOutput(turns)).run();
    } catch (RunnerException e) {
      link.send(Jmh.failure(e));
      return;
    }
    for (ProfileSession session : sessions) {
      if (session.failure().isEmpty()) {
        session.send(link, job.benchmark());
      }
    }
    String failures =
        sessions.stream()
            .map(ProfileSession::failure)
            .flatMap(Optional::stream)
            .collect(Collectors.joining("; "));
    link.send(
        failures.isEmpty()
            ? new JobEvent.ProfileEnded()
            : new JobEvent.HarnessFailed("not recorded: " + failures));
  }
}
