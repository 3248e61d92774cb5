package dev.hotpath.run;

import dev.hotpath.exercise.Exercise;
import dev.hotpath.protocol.ClassFile;
import java.util.List;
import java.util.Map;

/**
 * The program that a learner's benchmark measures, compiled without that benchmark: a type of the
 * learner's must not go before one that the program uses.
 *
 * @param program as it is
 * @param variants of it, by name; only what is compiled from their own sources and the program's
 */
record VariantKit(
    Exercise exercise, List<ClassFile> program, Map<String, List<ClassFile>> variants) {

  VariantKit {
    program = List.copyOf(program);
    variants = Map.copyOf(variants);
  }

  /** A learner's benchmark on the program as it is. */
  BenchmarkKit with(List<ClassFile> benchmark) {
    return new BenchmarkKit(
        exercise, new BenchmarkKit(exercise, benchmark, true).with(program), true);
  }
}
