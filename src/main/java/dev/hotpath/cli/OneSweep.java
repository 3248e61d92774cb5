package dev.hotpath.cli;

import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.Sweep;
import dev.hotpath.exercise.SweepValues;
import dev.hotpath.grade.RunReport;
import dev.hotpath.grade.sweep.SweepReport;
import dev.hotpath.grade.sweep.SweepTable;
import dev.hotpath.protocol.SourceFile;
import dev.hotpath.run.Installation;
import dev.hotpath.run.Jdk;
import dev.hotpath.run.Jdks;
import dev.hotpath.run.RunEvent;
import dev.hotpath.run.RunLog;
import dev.hotpath.run.Runs;
import dev.hotpath.run.SweepRequest;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A sweep from the command line, waited for. */
final class OneSweep {

  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private OneSweep() {}

  /**
   * The sweep that is asked for: {@code heap}, or {@code heap=64m,1g} for other values than it has.
   *
   * @throws ArgumentException naming those there are, or what is wrong with the values
   */
  static Sweep named(Exercise exercise, String asked) {
    int at = asked.indexOf('=');
    String key = at < 0 ? asked : asked.substring(0, at);
    List<Sweep> offered = offered(exercise);
    Sweep sweep =
        offered.stream()
            .filter(one -> one.key().equals(key))
            .findFirst()
            .orElseThrow(() ->
                new ArgumentException(
                    "exercise '%s' has no sweep '%s'; there are: %s"
                        .formatted(
                            exercise.id(),
                            key,
                            offered.stream().map(Sweep::key).collect(Collectors.joining(", ")))));
    if (at < 0) {
      return sweep;
    }
    List<String> values = List.of(asked.substring(at + 1).split(",", -1));
    SweepValues.wrong(sweep, values, false).stream()
        .findFirst()
        .ifPresent(wrong -> {
          throw new ArgumentException(
              "--sweep %s: %s; %s".formatted(key, wrong.fact(), wrong.remedy()));
        });
    return sweep.over(values);
  }

  private static List<Sweep> offered(Exercise exercise) {
    Jdks jdks = Jdks.ofThisMachine(Installation.find());
    return exercise.offeredSweeps(jdks.usable().stream().map(Jdk::name).toList());
  }

  /** Takes it, behind a run of the same files, and returns its last document. */
  static SweepReport of(
      Runs runs,
      Exercise exercise,
      List<SourceFile> files,
      RunReport run,
      Sweep sweep,
      Consumer<String> steps)
      throws InterruptedException {
    String id = UUID.randomUUID().toString();
    SweepReport report =
        SweepReport.accepted(
            id,
            run.id(),
            exercise.id(),
            sweep,
            files.equals(exercise.edit()),
            Runtime.getRuntime().availableProcessors(),
            id.hashCode());
    RunLog log = runs.sweeps().submit(new SweepRequest("command-line", exercise, files, report));
    int seen = 0;
    while (true) {
      for (RunLog.Entry entry : log.after(seen, PATIENCE)) {
        seen = entry.id();
        if (entry.event() instanceof RunEvent.Swept swept) {
          if (entry.last()) {
            return swept.report();
          } else if (swept.name().equals("measuring")) {
            steps.accept(swept.report().summary());
          }
        }
      }
    }
  }

  static void print(PrintWriter out, SweepReport report) {
    out.println();
    out.println(report.sweep().title() + ": " + report.summary());
    report.notes().forEach(note -> out.println("  " + note));
    out.print(SweepTable.text(report));
  }
}
