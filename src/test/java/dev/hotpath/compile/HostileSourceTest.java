package dev.hotpath.compile;

import static dev.hotpath.compile.Fixture.concat;
import static dev.hotpath.compile.Fixture.correct;
import static dev.hotpath.compile.Fixture.shown;
import static dev.hotpath.compile.Fixture.submission;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.protocol.Compile;
import dev.hotpath.protocol.Compiled;
import dev.hotpath.protocol.Compiled.Outcome;
import dev.hotpath.protocol.Diagnostic;
import dev.hotpath.protocol.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One compiler for all tests here, as all learners share one: after each of them a good submission
 * compiles to the same bytes as in a compiler that has seen nothing else.
 */
class HostileSourceTest {

  private static final SourceFile UNUSED =
      concat("  static String join(String[] words, char separator) { return 1 }");

  private static WarmCompiler compiler;
  private static String good;
  private static String bad;

  @BeforeAll
  static void compile_in_a_fresh_compiler() throws IOException {
    try (WarmCompiler fresh = new WarmCompiler(Fixture.classPath())) {
      good = shown(fresh.compile(submission(correct())));
    }
    try (WarmCompiler fresh = new WarmCompiler(Fixture.classPath())) {
      bad = shown(fresh.compile(submission(UNUSED)));
    }
    compiler = new WarmCompiler(Fixture.classPath());
  }

  @AfterAll
  static void close() throws IOException {
    compiler.close();
  }

  @AfterEach
  void the_next_submission_compiles_as_if_it_were_the_first() {
    assertEquals(good, shown(compiler.compile(submission(correct()))));
    assertEquals(bad, shown(compiler.compile(submission(UNUSED))));
  }

  private static List<String> refusals(String path, String text) {
    Compiled compiled = compiler.compile(submission(new SourceFile(path, text)));
    assertEquals(Outcome.ERRORS, compiled.outcome());
    assertEquals(List.of(), compiled.classes());
    return compiled.diagnostics().stream()
        .filter(diagnostic -> diagnostic.file().equals(path))
        .map(diagnostic -> diagnostic.line() + ": " + diagnostic.message())
        .toList();
  }

  @Test
  void the_hundredth_compile_is_like_the_first() {
    for (int i = 0; i < 20; i++) {
      assertEquals(good, shown(compiler.compile(submission(correct()))), "good, number " + i);
      assertEquals(bad, shown(compiler.compile(submission(UNUSED))), "bad, number " + i);
      assertEquals(
          Outcome.OK, compiler.compile(Fixture.benchmark(correct())).outcome(), "bench " + i);
    }
  }

  @Test
  void benchmarks_compile_the_same_whatever_was_compiled_before() throws IOException {
    String before = shown(compiler.compile(Fixture.benchmark(correct())));
    compiler.compile(submission(UNUSED));
    assertEquals(before, shown(compiler.compile(Fixture.benchmark(correct()))));
    try (WarmCompiler fresh = new WarmCompiler(Fixture.classPath())) {
      assertEquals(before, shown(fresh.compile(Fixture.benchmark(correct()))));
    }
  }

  @Test
  void another_package_is_refused_with_the_line_and_the_right_one() {
    assertTrue(
        refusals("src/Concat.java", "// mine\npackage other;\nclass Concat {}")
            .contains("2: the package of this file is 'other'; it has to stay 'package concat;'"));
  }

  @Test
  void a_missing_package_is_refused() {
    assertTrue(
        refusals("src/Concat.java", "class Concat {}")
            .contains("1: the package of this file is ''; it has to stay 'package concat;'"));
  }

  @Test
  void a_package_inside_of_the_right_one_is_refused() {
    assertTrue(
        refusals("src/Concat.java", "package concat.jmh_generated;\nclass Concat {}")
            .contains(
                "2: the package of this file is 'concat.jmh_generated'; it has to stay"
                        .replace("2:", "1:")
                    + " 'package concat;'"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "package org.junit.jupiter.api; public @interface Test {}",
        "package org.junit.jupiter.api; public class Assertions { public static void"
            + " assertEquals(Object a, Object b) {} }",
        "package java.lang; public class String {}",
        "package java.lang; public class Object {}",
        "package java.util; public interface List<E> {}",
        "package org.openjdk.jmh.annotations; public @interface Benchmark {}",
        "package dev.hotpath.worker; public class TestHarness {}",
        "package concat; class Concat {} @interface Test {}",
      })
  void what_others_rely_on_cannot_be_redefined_for_the_next(String source) {
    Compiled compiled = compiler.compile(submission(new SourceFile("src/Concat.java", source)));
    assertEquals(Outcome.ERRORS, compiled.outcome());
    assertFalse(compiled.diagnostics().isEmpty());
  }

  /** What is in the package goes before java.lang, in the exercise's tests too. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "class Math {}",
        "enum StringBuilder { A }",
        "record Integer(int value) {}",
        "@interface Override {}",
        "interface AutoCloseable {}",
        "sealed interface Thread permits A {} record A() implements Thread {}",
      })
  void a_name_of_java_lang_is_refused(String type) {
    String name = type.replaceFirst("^.*?(?:class|enum|record|interface) (\\w+).*$", "$1");
    assertTrue(
        refusals("src/Concat.java", correct().text() + type)
            .contains(
                "8: '%s' is a name of java.lang; call this type something else".formatted(name)));
  }

  @Test
  void a_name_of_java_lang_inside_of_a_type_is_the_learners_own_affair() {
    SourceFile source =
        concat(
            "  static class Math {}\n"
                + "  static String join(String[] words, char separator) { return \"\"; }");
    assertEquals(Outcome.OK, compiler.compile(submission(source)).outcome());
  }

  static Stream<Arguments> tooLarge() {
    String methods =
        IntStream.range(0, 100_000)
            .mapToObj("static int m%1$d() { return %1$d; }%n"::formatted)
            .collect(Collectors.joining());
    String parameters =
        IntStream.range(0, 300).mapToObj(i -> "int p" + i).collect(Collectors.joining(", "));
    return Stream.of(
        Arguments.of("too many constants", methods),
        Arguments.of("code too large", "static int i; static { " + "i++; ".repeat(20_000) + "}"),
        Arguments.of("constant string too long", "String s = \"" + "x".repeat(70_000) + "\";"),
        Arguments.of("too many parameters", "static void m(" + parameters + ") {}"));
  }

  /** And for the next one there is room again: the check after each test is what counts here. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("tooLarge")
  void what_no_class_file_can_hold_gets_an_answer_in_words(String says, String body) {
    Compiled compiled = compiler.compile(submission(concat(body)));
    assertEquals(Outcome.ERRORS, compiled.outcome());
    String message = compiled.diagnostics().getFirst().message();
    assertTrue(message.contains(says), message);
  }

  @Test
  void a_class_of_one_submission_is_unknown_to_the_next() {
    SourceFile declares =
        new SourceFile(
            "src/Concat.java",
            correct().text() + "class Helper { static String help() { return \"\"; } }");
    assertEquals(Outcome.OK, compiler.compile(submission(declares)).outcome());
    SourceFile uses =
        concat("  static String join(String[] words, char separator) { return Helper.help(); }");
    Compiled compiled = compiler.compile(submission(uses));
    assertEquals(Outcome.ERRORS, compiled.outcome());
    assertTrue(
        compiled.diagnostics().getFirst().message().contains("variable Helper"),
        () -> compiled.diagnostics().toString());
  }

  @Test
  void a_class_may_change_its_kind_from_one_submission_to_the_next() {
    for (String kind :
        List.of("interface Row {}", "record Row(int a) {}", "enum Row { A }", "class Row<T> {}")) {
      SourceFile source = new SourceFile("src/Concat.java", correct().text() + kind);
      Compiled compiled = compiler.compile(submission(source));
      assertEquals(Outcome.OK, compiled.outcome(), () -> compiled.diagnostics().toString());
    }
  }

  @Test
  void a_class_named_like_a_package_harms_nobody() {
    for (String name : List.of("java", "org", "String", "concat")) {
      SourceFile source =
          new SourceFile(
              "src/Concat.java", "package concat; class Concat {} class " + name + " {}");
      assertNotEquals(Outcome.LIMIT, compiler.compile(submission(source)).outcome());
      the_next_submission_compiles_as_if_it_were_the_first();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {6_000, 20_000})
  void parentheses_nested_too_deeply_get_an_answer_in_words(int depth) throws Exception {
    String expression = "(".repeat(depth) + "1" + ")".repeat(depth);
    SourceFile source = concat("  static final int DEEP = " + expression + ";");
    // The main thread of the compiler JVM has 4 MB; what happens must not depend on it.
    for (int stackKilobytes : new int[] {512, 4 << 10}) {
      Compiled compiled = withStack(stackKilobytes, Fixture.request(source));
      if (compiled.outcome() != Outcome.OK) {
        Diagnostic first = compiled.diagnostics().getFirst();
        assertTrue(first.message().contains("nested"), first::message);
        assertEquals("src/Concat.java", first.file());
        assertEquals(List.of(), compiled.classes());
      }
      the_next_submission_compiles_as_if_it_were_the_first();
    }
    assertNotEquals(Outcome.OK, withStack(512, Fixture.request(source)).outcome());
  }

  private static Compiled withStack(int kilobytes, Compile request) throws Exception {
    FutureTask<Compiled> task = new FutureTask<>(() -> compiler.compile(request));
    Thread thread = new Thread(null, task, "compiler", (long) kilobytes << 10);
    thread.start();
    return task.get();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\0",
        "}",
        "package concat;",
        "package concat; import",
        "module concat { }",
        "package concat; class Concat { /* ",
        "package concat; class Concat { String s = \"\\uuuu\"; }",
        "package concat; class Concat { \ud800 }",
        "package concat; class Concat extends Concat {}",
        "package concat; class Concat { int join = 99999999999; char c = ''; }",
        "void main() {}",
      })
  void nonsense_gets_an_error(String source) {
    Compiled compiled = compiler.compile(submission(new SourceFile("src/Concat.java", source)));
    assertEquals(Outcome.ERRORS, compiled.outcome());
    assertEquals(Diagnostic.Severity.ERROR, compiled.diagnostics().getFirst().severity(), source);
    assertTrue(compiled.diagnostics().stream().noneMatch(found -> found.message().isBlank()));
  }

  @Test
  void paths_with_odd_letters_are_paths_of_files() {
    for (String path : List.of("src/a b%41#?.java", "src/Größe🔥.java", "src/\0.java")) {
      Compiled compiled = compiler.compile(submission(new SourceFile(path, "package concat; int")));
      assertEquals(path, compiled.diagnostics().getFirst().file());
    }
  }

  @Test
  void no_annotation_processor_of_anyone_else_ever_runs(@TempDir Path folder) throws IOException {
    Path services = folder.resolve("META-INF/services/javax.annotation.processing.Processor");
    Files.createDirectories(services.getParent());
    Files.writeString(services, SpyProcessor.class.getName());
    List<Path> classPath = new ArrayList<>(Fixture.classPath());
    classPath.add(folder);
    classPath.add(Fixture.jar(SpyProcessor.class));
    try (WarmCompiler tempted = new WarmCompiler(classPath)) {
      System.clearProperty(SpyProcessor.RAN);
      assertEquals(Outcome.OK, tempted.compile(submission(correct())).outcome());
      assertEquals(Outcome.OK, tempted.compile(Fixture.benchmark(correct())).outcome());
      assertNull(System.getProperty(SpyProcessor.RAN));
    }
  }

  @Test
  void a_processor_in_the_submission_is_code_like_any_other() {
    SourceFile processor =
        new SourceFile(
            "src/Concat.java",
            """
            package concat;

            import java.util.Set;
            import javax.annotation.processing.*;
            import javax.lang.model.element.TypeElement;

            @SupportedAnnotationTypes("*")
            public class Concat extends AbstractProcessor {
              static { System.setProperty("dev.hotpath.compile.ran", "in a submission"); }
              static String join(String[] words, char separator) { return ""; }
              @Override public boolean process(Set<? extends TypeElement> types, RoundEnvironment round) {
                return false;
              }
            }
            """);
    SourceFile service =
        new SourceFile(
            "META-INF/services/javax.annotation.processing.Processor", "concat.Concat\n");
    System.clearProperty(SpyProcessor.RAN);
    Stream.of(submission(processor), Fixture.request(processor, service))
        .forEach(compiler::compile);
    compiler.compile(submission(processor));
    assertNull(System.getProperty(SpyProcessor.RAN));
  }
}
