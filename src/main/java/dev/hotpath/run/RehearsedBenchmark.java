package dev.hotpath.run;

import dev.hotpath.protocol.ClassFile;
import dev.hotpath.protocol.Compile;
import dev.hotpath.protocol.Compiled;
import dev.hotpath.protocol.Job;
import dev.hotpath.protocol.SourceFile;
import java.util.List;

/**
 * A benchmark of our own, for a measuring JVM to load all that measuring needs while its cache is
 * trained. Never an exercise's: its classes would be in the cache, and the JVM would then take them
 * from there instead of a submission's of the same name.
 */
final class RehearsedBenchmark {

  private static final String PACKAGE = "hotpath.rehearsed";
  private static final String SOURCE =
      """
      package hotpath.rehearsed;

      import java.util.concurrent.TimeUnit;
      import org.openjdk.jmh.annotations.Benchmark;
      import org.openjdk.jmh.annotations.BenchmarkMode;
      import org.openjdk.jmh.annotations.Mode;
      import org.openjdk.jmh.annotations.OutputTimeUnit;
      import org.openjdk.jmh.annotations.Scope;
      import org.openjdk.jmh.annotations.Setup;
      import org.openjdk.jmh.annotations.State;

      @State(Scope.Thread)
      @BenchmarkMode(Mode.AverageTime)
      @OutputTimeUnit(TimeUnit.NANOSECONDS)
      public class Rehearsed {
        private long number;

        @Setup
        public void begin() {
          number = 1;
        }

        @Benchmark
        public String next() {
          number = number * 6364136223846793005L + 1442695040888963407L;
          return "next: " + number;
        }
      }
      """;
  private static final int MAX_CLASS_BYTES = 1 << 20;
  private static final int MILLIS = 50;

  private RehearsedBenchmark() {}

  /** As short as can be. */
  static Job job(Compilers compilers) throws InterruptedException {
    Compiled compiled =
        compilers.compile(
            new Compile(
                List.of(new SourceFile("bench/Rehearsed.java", SOURCE)),
                PACKAGE,
                true,
                MAX_CLASS_BYTES,
                1));
    if (compiled.outcome() != Compiled.Outcome.OK) {
      throw new RunException("our own benchmark does not compile: " + compiled.diagnostics());
    }
    List<ClassFile> classes = compiled.classes();
    return new Job.RunBenchmark(
        classes, PACKAGE + ".Rehearsed.next", List.of(), 1, MILLIS, 1, MILLIS, List.of());
  }
}
