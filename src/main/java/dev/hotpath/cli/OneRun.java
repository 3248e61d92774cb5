package dev.hotpath.cli;

import dev.hotpath.exercise.Exercise;
import dev.hotpath.grade.RunReport;
import dev.hotpath.protocol.SourceFile;
import dev.hotpath.run.RunEvent;
import dev.hotpath.run.RunLog;
import dev.hotpath.run.Runs;
import dev.hotpath.run.Submission;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** One submission from the command line, waited for. */
final class OneRun {

  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private OneRun() {}

  /**
   * Hands in files and answers, question index to choice index; runs them and returns the last run
   * document.
   */
  static RunReport of(
      Runs runs,
      Exercise exercise,
      List<SourceFile> files,
      Map<Integer, Integer> answers,
      Consumer<RunEvent> events)
      throws InterruptedException {
    String id = UUID.randomUUID().toString();
    RunLog log =
        runs.submit(
            new Submission(
                id, "command-line", exercise, files, answers, System.nanoTime(), Optional.empty()));
    int seen = 0;
    while (true) {
      for (RunLog.Entry entry : log.after(seen, PATIENCE)) {
        seen = entry.id();
        events.accept(entry.event());
        if (entry.last() && entry.event() instanceof RunEvent.Reached done) {
          return done.report();
        }
      }
    }
  }
}
