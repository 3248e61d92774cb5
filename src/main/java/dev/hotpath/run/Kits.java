package dev.hotpath.run;

import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.Variant;
import dev.hotpath.protocol.ClassFile;
import dev.hotpath.protocol.Compile;
import dev.hotpath.protocol.Compiled;
import dev.hotpath.protocol.SourceFile;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** What is compiled of an exercise itself: the same for every submission, so it is kept. */
final class Kits {

  private final Compilers compilers;
  private final Map<String, BenchmarkKit> benchmarks = new ConcurrentHashMap<>();
  private final Map<String, VariantKit> variantKits = new ConcurrentHashMap<>();
  private final Map<String, TestKit> testKits = new ConcurrentHashMap<>();

  Kits(Compilers compilers) {
    this.compilers = compilers;
  }

  /**
   * The starter with its benchmark and what JMH generates for it; the same for every submission, so
   * it is made once.
   */
  BenchmarkKit benchmark(Exercise exercise) throws InterruptedException {
    BenchmarkKit known = benchmarks.get(exercise.id());
    if (known == null || known.exercise() != exercise) {
      Compiled compiled = compilers.compile(Compilers.kitRequest(exercise));
      if (compiled.outcome() != Compiled.Outcome.OK) {
        throw new RunException(
            "the benchmark of exercise '%s' does not compile: %s"
                .formatted(exercise.id(), compiled.diagnostics()));
      }
      known = new BenchmarkKit(exercise, compiled.classes(), Compilers.writesBenchmark(exercise));
      benchmarks.put(exercise.id(), known);
    }
    return known;
  }

  /**
   * The program that learners' benchmarks measure, and its variants; the same for every submission,
   * so they are made once.
   */
  VariantKit variants(Exercise exercise) throws InterruptedException {
    VariantKit known = variantKits.get(exercise.id());
    if (known == null || known.exercise() != exercise) {
      List<SourceFile> shown =
          exercise.show().stream().filter(file -> file.path().startsWith("src/")).toList();
      Map<String, List<ClassFile>> variants = new TreeMap<>();
      for (Variant variant : exercise.variants()) {
        variants.put(
            variant.name(),
            program(exercise, "variant '" + variant.name() + "'", variant.sources(shown)));
      }
      known = new VariantKit(exercise, program(exercise, "the program", shown), variants);
      variantKits.put(exercise.id(), known);
    }
    return known;
  }

  /** What a learner's tests are tried on; made once, as {@link #benchmark}. */
  TestKit tests(Exercise exercise) throws InterruptedException {
    TestKit known = testKits.get(exercise.id());
    if (known == null || known.exercise() != exercise) {
      known = TestKit.of(exercise, (what, sources) -> program(exercise, what, sources));
      testKits.put(exercise.id(), known);
    }
    return known;
  }

  /** Sources of the exercise, and nothing of a learner's. */
  private List<ClassFile> program(Exercise exercise, String what, List<SourceFile> sources)
      throws InterruptedException {
    Compiled compiled =
        compilers.compile(
            new Compile(
                sources,
                exercise.packageName(),
                false,
                Compilers.MAX_CLASS_BYTES,
                Compilers.MAX_DIAGNOSTICS));
    if (compiled.outcome() != Compiled.Outcome.OK) {
      throw new RunException(
          "%s of exercise '%s' does not compile: %s"
              .formatted(what, exercise.id(), compiled.diagnostics()));
    }
    return compiled.classes();
  }
}
