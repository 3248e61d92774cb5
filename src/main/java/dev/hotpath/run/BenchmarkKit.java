package dev.hotpath.run;

import dev.hotpath.exercise.Exercise;
import dev.hotpath.protocol.ClassFile;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * An exercise's starter, compiled with its benchmark and what JMH generates around it.
 *
 * @param classes of starter, benchmark and generated code, and JMH's list of benchmarks
 * @param own whether it is the learner who wrote the benchmark: then its failures are theirs
 */
record BenchmarkKit(Exercise exercise, List<ClassFile> classes, boolean own) {

  BenchmarkKit {
    classes = List.copyOf(classes);
  }

  /** With a benchmark of the exercise's. */
  BenchmarkKit(Exercise exercise, List<ClassFile> classes) {
    this(exercise, classes, false);
  }

  /** The same with a submission's classes in place of the starter's. */
  List<ClassFile> with(List<ClassFile> submission) {
    Map<String, ClassFile> merged = new TreeMap<>();
    classes.forEach(file -> merged.put(file.path(), file));
    submission.forEach(file -> merged.put(file.path(), file));
    return List.copyOf(merged.values());
  }

  /** Full name of a benchmark method, as JMH knows it: {@code concat.ConcatBench.join}. */
  String qualified(String benchmark) {
    if (own) {
      return OwnBenchmarks.qualified(exercise, benchmark);
    }
    return exercise.show().stream()
        .filter(file -> file.path().startsWith("bench/"))
        .filter(file -> file.text().matches("(?s).*\\b" + benchmark + "\\s*\\(.*"))
        .map(file -> file.path().replaceFirst("^.*/", "").replaceFirst("\\.java$", ""))
        .map(type -> exercise.packageName() + "." + type + "." + benchmark)
        .findFirst()
        .orElseThrow(() ->
            new RunException(
                "exercise '%s' has no benchmark '%s' in %s"
                    .formatted(
                        exercise.id(),
                        benchmark,
                        exercise.show().stream()
                            .map(file -> file.path())
                            .collect(Collectors.joining(", ")))));
  }
}
