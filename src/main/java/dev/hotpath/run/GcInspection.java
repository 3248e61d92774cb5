package dev.hotpath.run;

import dev.hotpath.evidence.gc.GcReport;
import dev.hotpath.exercise.View;
import dev.hotpath.grade.Ending;
import dev.hotpath.grade.RunDocuments;
import dev.hotpath.protocol.GcRecording;
import dev.hotpath.protocol.Job;
import dev.hotpath.protocol.JobEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What the collector does while the benchmark runs: figures, and the JVM's own log. */
final class GcInspection implements Inspection {

  /** The JVM's log, as far as it is about the span that is shown. */
  static final String LOG = "gc.log";

  // In the JVM's working folder. The nanoseconds are System.nanoTime()'s, and say which lines are
  // of the span.
  private static final String LOGGING =
      "-Xlog:gc*:file=" + LOG + ":uptime,timenanos,level,tags:filecount=0";

  private static final Pattern CHOICE =
      Pattern.compile("-XX:\\+Use(?:Serial|Parallel|G1|Z|Shenandoah|Epsilon)GC");

  private static final int WARMUP_MILLIS = 500;
  private static final int MILLIS = 1_200;

  @Override
  public Ending take(Subject subject) throws InterruptedException {
    List<String> more = new ArrayList<>(subject.options());
    more.add(LOGGING);
    boolean[] taken = new boolean[1];
    try (Worker worker =
        subject.slot().take(subject.workers().forMeasuring(subject.exercise(), more))) {
      Ending ending =
          worker.run(
              new Job.WatchGc(
                  subject.kit().with(subject.yours()),
                  subject.kit().qualified(subject.benchmark()),
                  WARMUP_MILLIS,
                  MILLIS),
              subject.limit(),
              event -> {
                if (event instanceof JobEvent.GcWatched watched) {
                  keep(watched.recording(), subject);
                  taken[0] = true;
                }
              });
      return ending instanceof Ending.Finished && !taken[0]
          ? new Ending.Tampered("it ended without a word about its collector")
          : ending;
    }
  }

  private static void keep(GcRecording recording, Subject subject) {
    GcReport report = GcReport.of(recording, choice(subject));
    subject
        .artifacts()
        .accept(View.GC.key() + ".json", RunDocuments.mapper().writeValueAsBytes(report));
    subject.artifacts().accept(LOG, recording.log());
  }

  private static GcReport.Choice choice(Subject subject) {
    if (chosen(subject.options())) {
      return GcReport.Choice.LEARNER;
    }
    return chosen(subject.exercise().jvm()) ? GcReport.Choice.EXERCISE : GcReport.Choice.JVM;
  }

  private static boolean chosen(List<String> options) {
    return options.stream().anyMatch(option -> CHOICE.matcher(option).matches());
  }
}
