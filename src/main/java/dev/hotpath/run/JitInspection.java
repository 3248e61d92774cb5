package dev.hotpath.run;

import dev.hotpath.evidence.flame.Sources;
import dev.hotpath.evidence.jit.JitPicture;
import dev.hotpath.exercise.Exercise;
import dev.hotpath.grade.Ending;
import dev.hotpath.grade.RunDocuments;
import dev.hotpath.protocol.ClassFile;
import dev.hotpath.protocol.JitFindings;
import dev.hotpath.protocol.Job;
import dev.hotpath.protocol.JobEvent;
import dev.hotpath.protocol.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the JIT compilers make of the code: a fork runs the benchmark from cold with the compilers'
 * logs on. Leaves {@code jit.json}, and the logs as {@code jit-log.txt.gz} unless they are large.
 */
final class JitInspection implements Inspection {

  static final String PICTURE = "jit.json";
  static final String LOG = "jit-log.txt.gz";

  private static final int COLD_ITERATIONS = 60;
  private static final int COLD_MILLIS = 10;
  private static final int ITERATIONS = 20;
  private static final int ITERATION_MILLIS = 60;

  @Override
  public Ending take(Subject subject) throws InterruptedException {
    Exercise exercise = subject.exercise();
    List<ClassFile> classes = subject.kit().with(subject.yours());
    String benchmark = subject.kit().qualified(subject.benchmark());
    Intake intake = new Intake();
    try (Worker worker =
        subject.slot().take(subject.workers().forSweeping(logging(subject), Optional.empty()))) {
      Ending ending =
          worker.run(
              new Job.RunJit(
                  classes, benchmark, COLD_ITERATIONS, COLD_MILLIS, ITERATIONS, ITERATION_MILLIS),
              subject.limit(),
              intake::take);
      intake.keep(subject, classes, sources(exercise), benchmark);
      return ending;
    }
  }

  private static Sources sources(Exercise exercise) {
    return new Sources(
        exercise.packageName(),
        Stream.concat(exercise.edit().stream(), exercise.show().stream())
            .map(SourceFile::path)
            .toList());
  }

  private static Exercise logging(Subject subject) {
    List<String> flags = new ArrayList<>(subject.exercise().jvm());
    flags.addAll(subject.options());
    flags.addAll(flags(subject.exercise().packageName()));
    return subject.exercise().withJvm(flags);
  }

  /** What has the compilers write down all that they do, and the machine code of a package. */
  static List<String> flags(String packageName) {
    return List.of(
        "-XX:+UnlockDiagnosticVMOptions",
        "-XX:+LogCompilation",
        "-XX:CompileCommand=quiet",
        "-XX:CompileCommand=print," + packageName + ".*::*",
        // Which line an instruction is of, not only where code can be left.
        "-XX:+DebugNonSafepoints",
        "-XX:-DisplayVMOutput",
        "-XX:+LogVMOutput",
        "-XX:LogFile=jit.log");
  }

  /** What a worker sends: one of each, whatever it may be. */
  private static final class Intake {
    private final List<JitFindings> findings = new ArrayList<>();
    private final List<byte[]> logs = new ArrayList<>();

    void take(JobEvent event) {
      switch (event) {
        case JobEvent.JitLogged logged -> first(logs, logged.zipped());
        case JobEvent.JitSeen seen -> first(findings, seen.findings());
        default -> {}
      }
    }

    private static <T> void first(List<T> kept, T one) {
      if (kept.isEmpty()) {
        kept.add(one);
      }
    }

    void keep(Subject subject, List<ClassFile> classes, Sources sources, String benchmark) {
      for (JitFindings found : findings) {
        JitPicture picture = JitPicture.of(found, classes, sources, benchmark);
        subject.artifacts().accept(PICTURE, RunDocuments.mapper().writeValueAsBytes(picture));
        logs.forEach(log -> subject.artifacts().accept(LOG, log));
      }
    }
  }
}
