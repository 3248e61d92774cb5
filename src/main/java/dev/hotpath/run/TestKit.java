package dev.hotpath.run;

import dev.hotpath.evidence.coverage.Instrumented;
import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.Variant;
import dev.hotpath.protocol.ClassFile;
import dev.hotpath.protocol.SourceFile;
import java.lang.classfile.ClassModel;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a learner's tests are run against: the shown program, with probes in it, and its variants.
 * All are compiled without a line of the learner's, who can therefore not add to them.
 *
 * @param program the shown one
 * @param instrumented the same, for the run that counts coverage
 */
record TestKit(
    Exercise exercise, List<ClassFile> program, Instrumented instrumented, List<Built> variants) {

  TestKit {
    program = List.copyOf(program);
    variants = List.copyOf(variants);
  }

  /** A variant and its classes, those of the shown program that it leaves alone included. */
  record Built(Variant variant, List<ClassFile> classes) {
    Built {
      classes = List.copyOf(classes);
    }
  }

  /** Compiles sources of the exercise, which have to be right. */
  interface Compiling {
    /**
     * @param what for a message where they are not
     */
    List<ClassFile> compile(String what, List<SourceFile> sources) throws InterruptedException;
  }

  /**
   * Compiles everything.
   *
   * @throws RunException where a variant lacks what a test may be linked against
   */
  static TestKit of(Exercise exercise, Compiling compiling) throws InterruptedException {
    List<SourceFile> shown =
        exercise.show().stream().filter(file -> file.path().startsWith("src/")).toList();
    List<ClassFile> program = compiling.compile("the shown program", shown);
    List<Built> variants = new ArrayList<>();
    for (Variant variant : exercise.variants()) {
      String what = (variant.right() ? "the equivalent '" : "the mutant '") + variant.name() + "'";
      List<ClassFile> classes = compiling.compile(what, variant.sources(shown));
      Set<String> missing = linkable(program);
      missing.removeAll(linkable(classes));
      if (!missing.isEmpty()) {
        throw new RunException(
            "%s of exercise '%s' has no %s, as the shown program has; tests can't be linked to it"
                .formatted(what, exercise.id(), String.join(", ", missing)));
      }
      variants.add(new Built(variant, classes));
    }
    return new TestKit(exercise, program, new Instrumented(program), variants);
  }

  /** All that code in the same package may refer to, in words. */
  private static Set<String> linkable(List<ClassFile> classes) {
    Set<String> names = new TreeSet<>();
    for (ClassFile file : classes) {
      ClassModel model = java.lang.classfile.ClassFile.of().parse(file.bytes());
      String type = model.thisClass().asInternalName().replace('/', '.');
      if (model.flags().has(AccessFlag.SYNTHETIC) || type.matches(".*\\$\\d.*")) {
        continue;
      }
      names.add(
          model
              .superclass()
              .map(above -> type + " extends " + above.asInternalName())
              .orElse(type));
      model
          .interfaces()
          .forEach(above -> names.add(type + " implements " + above.asInternalName()));
      model.methods().stream()
          .filter(method ->
              !method.flags().has(AccessFlag.PRIVATE) && !method.flags().has(AccessFlag.SYNTHETIC))
          .filter(method -> !method.methodName().equalsString("<clinit>"))
          .forEach(method ->
              names.add(
                  "%s.%s%s%s"
                      .formatted(
                          type,
                          method.methodName().stringValue(),
                          method.methodType().stringValue(),
                          method.flags().has(AccessFlag.STATIC) ? " (static)" : "")));
      model.fields().stream()
          .filter(field ->
              !field.flags().has(AccessFlag.PRIVATE) && !field.flags().has(AccessFlag.SYNTHETIC))
          .forEach(field ->
              names.add(
                  "%s.%s%s"
                      .formatted(
                          type,
                          field.fieldName().stringValue(),
                          field.flags().has(AccessFlag.STATIC) ? " (static)" : "")));
    }
    return names;
  }

  /** A program with the learner's tests beside it; where both have a class, it is the program's. */
  List<ClassFile> with(List<ClassFile> tests, List<ClassFile> tried) {
    Map<String, ClassFile> merged = new TreeMap<>();
    tests.forEach(file -> merged.put(file.path(), file));
    program.forEach(file -> merged.remove(file.path()));
    tried.forEach(file -> merged.put(file.path(), file));
    return List.copyOf(merged.values());
  }
}
