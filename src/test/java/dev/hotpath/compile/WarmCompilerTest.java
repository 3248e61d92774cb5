package dev.hotpath.compile;

import static dev.hotpath.compile.Fixture.concat;
import static dev.hotpath.compile.Fixture.correct;
import static dev.hotpath.compile.Fixture.paths;
import static dev.hotpath.compile.Fixture.request;
import static dev.hotpath.compile.Fixture.submission;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.protocol.ClassFile;
import dev.hotpath.protocol.Compile;
import dev.hotpath.protocol.Compiled;
import dev.hotpath.protocol.Compiled.Outcome;
import dev.hotpath.protocol.Diagnostic;
import dev.hotpath.protocol.Diagnostic.Severity;
import dev.hotpath.protocol.SourceFile;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What comes out of the compiler for one submission. */
class WarmCompilerTest {

  private final WarmCompiler compiler = new WarmCompiler(Fixture.classPath());

  @AfterEach
  void close() throws IOException {
    compiler.close();
  }

  private Compiled compile(SourceFile... files) {
    return compiler.compile(request(files));
  }

  /** The only diagnostic of a submission that does not compile. */
  private Diagnostic onlyError(SourceFile learner) {
    Compiled compiled = compiler.compile(submission(learner));
    assertEquals(Outcome.ERRORS, compiled.outcome());
    assertEquals(List.of(), compiled.classes());
    assertEquals(1, compiled.diagnostics().size(), () -> compiled.diagnostics().toString());
    assertEquals(1, compiled.diagnosticsInAll());
    return compiled.diagnostics().getFirst();
  }

  @Test
  void a_good_submission_becomes_classes_that_load_and_run() throws Exception {
    Compiled compiled = compiler.compile(submission(correct()));
    assertEquals(Outcome.OK, compiled.outcome());
    assertEquals(List.of(), compiled.diagnostics());
    assertEquals(List.of("concat/Concat.class", "concat/ConcatTest.class"), paths(compiled));
    ClassLoader loader =
        new ClassLoader(getClass().getClassLoader()) {
          @Override
          protected Class<?> findClass(String name) throws ClassNotFoundException {
            for (ClassFile file : compiled.classes()) {
              if (file.path().equals(name.replace('.', '/') + ".class")) {
                return defineClass(name, file.bytes(), 0, file.bytes().length);
              }
            }
            throw new ClassNotFoundException(name);
          }
        };
    var join =
        loader.loadClass("concat.Concat").getDeclaredMethod("join", String[].class, char.class);
    join.setAccessible(true);
    assertEquals("a-b", join.invoke(null, new String[] {"a", "b"}, '-'));
  }

  @Test
  void classes_have_line_numbers_and_names_of_local_variables() {
    byte[] bytes =
        compiler.compile(submission(correct())).classes().stream()
            .filter(file -> file.path().equals("concat/Concat.class"))
            .findFirst()
            .orElseThrow()
            .bytes();
    String constants = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    assertTrue(constants.contains("LineNumberTable"));
    assertTrue(constants.contains("LocalVariableTable"));
  }

  @Test
  void the_manifest_names_every_test_method_and_no_other() {
    Compiled compiled =
        compile(
            concat("  @org.junit.jupiter.api.Test void not_a_test_since_it_is_in_src() {}"),
            new SourceFile(
                "test/AllKindsTest.java",
                """
                package concat;

                import java.util.stream.Stream;
                import org.junit.jupiter.api.*;
                import org.junit.jupiter.params.ParameterizedTest;
                import org.junit.jupiter.params.provider.ValueSource;

                class AllKindsTest {
                  @Test void plain() {}
                  @org.junit.jupiter.api.Test void named_in_full() {}
                  @Disabled @Test void disabled() {}
                  @ParameterizedTest @ValueSource(ints = 1) void with_values(int value) {}
                  @RepeatedTest(2) void repeated() {}
                  @TestFactory Stream<DynamicTest> made() { return Stream.of(); }
                  @BeforeEach void before() {}
                  void helper() {}

                  @Nested
                  class Inside {
                    @Test void nested() {}
                    @Nested class Deeper { @Test void deeper() {} }
                  }
                }

                class Second { @Test void in_a_second_class() {} }
                """),
            new SourceFile(
                "hidden/HiddenTest.java",
                "package concat;\nclass HiddenTest { @org.junit.jupiter.api.Test void hidden() {} }"),
            new SourceFile(
                "bench/B.java",
                "package concat;\nclass B { @org.junit.jupiter.api.Test void not_one() {} }"));
    assertEquals(Outcome.OK, compiled.outcome(), () -> compiled.diagnostics().toString());
    assertEquals(
        List.of(
            "concat.AllKindsTest#plain",
            "concat.AllKindsTest#named_in_full",
            "concat.AllKindsTest#disabled",
            "concat.AllKindsTest#with_values",
            "concat.AllKindsTest#repeated",
            "concat.AllKindsTest#made",
            "concat.AllKindsTest$Inside#nested",
            "concat.AllKindsTest$Inside$Deeper#deeper",
            "concat.Second#in_a_second_class",
            "concat.HiddenTest#hidden"),
        compiled.tests());
  }

  @Test
  void an_error_has_its_file_line_column_and_end() {
    Diagnostic error =
        onlyError(
            concat(
                "  static String join(String[] words, char separator) {",
                "    int joined = String.join(\",\", words);",
                "    return \"\";",
                "  }"));
    assertEquals(
        new Diagnostic(
            "src/Concat.java",
            5,
            29,
            5,
            41,
            Severity.ERROR,
            "incompatible types: java.lang.String cannot be converted to int"),
        error);
  }

  @Test
  void an_error_may_end_on_a_later_line() {
    Diagnostic error =
        onlyError(
            concat(
                "  static String join(String[] words, char separator) {",
                "    int joined = \"a\"",
                "        + words[0]",
                "        + words[1];",
                "    return \"\";",
                "  }"));
    // The place is the operator of the whole sum; its end is the end of the sum.
    assertEquals("7:9-7:19", range(error));
  }

  @Test
  void a_block_is_marked_from_where_it_begins_to_where_it_ends() {
    Diagnostic error =
        onlyError(
            concat(
                "  static String join(String[] words, char separator) {",
                "    return () -> {",
                "      return words[0];",
                "    };",
                "  }"));
    assertEquals("5:12-7:6", range(error));
  }

  /** The browser's editor counts characters, whatever width it shows a tab in. */
  @Test
  void columns_count_characters_also_behind_tabs() {
    Diagnostic error =
        onlyError(
            concat(
                "\tstatic String join(String[] words, char separator) {",
                "\t\tint joined = String.join(\",\", words);",
                "\t\treturn \"\";",
                "\t}"));
    assertEquals("5:27-5:39", range(error));
  }

  @Test
  void columns_count_utf_16_units_as_browsers_do() {
    Diagnostic error =
        onlyError(
            concat(
                "  static String join(String[] words, char separator) {",
                "    String fire = \"🔥é\"; int joined = fire;",
                "    return \"\";",
                "  }"));
    assertEquals("5:39-5:43", range(error));
  }

  @Test
  void windows_line_ends_do_not_shift_anything() {
    SourceFile unix =
        concat(
            "  static String join(String[] words, char separator) {", "    return words;", "  }");
    SourceFile windows = new SourceFile(unix.path(), unix.text().replace("\n", "\r\n"));
    assertEquals(onlyError(unix), onlyError(windows));
    assertEquals("5:12-5:17", range(onlyError(windows)));
  }

  private static String range(Diagnostic diagnostic) {
    return "%d:%d-%d:%d"
        .formatted(
            diagnostic.line(), diagnostic.column(), diagnostic.endLine(), diagnostic.endColumn());
  }

  @Test
  void a_syntax_error_is_reported_where_it_is() {
    Diagnostic error =
        onlyError(
            concat(
                "  static String join(String[] words, char separator) {", "    return 1", "  }"));
    assertEquals("';' expected", error.message());
    assertEquals(5, error.line());
  }

  @Test
  void a_warning_stops_nothing() {
    Compiled compiled =
        compiler.compile(
            submission(
                concat(
                    "  static String join(String[] words, char separator) {",
                    "    java.util.List raw = java.util.List.of();",
                    "    return String.join(\",\", words);",
                    "  }")));
    assertEquals(Outcome.OK, compiled.outcome());
    assertEquals(2, compiled.classes().size());
    Diagnostic warning = compiled.diagnostics().getFirst();
    assertEquals(Severity.WARNING, warning.severity());
    assertEquals(5, warning.line());
    assertTrue(warning.message().contains("found raw type: java.util.List"), warning::message);
  }

  @Test
  void a_test_that_no_longer_fits_is_an_error_in_the_test() {
    Compiled compiled =
        compiler.compile(
            submission(concat("  static String joined(String[] words) { return null; }")));
    assertEquals(Outcome.ERRORS, compiled.outcome());
    Diagnostic error = compiled.diagnostics().getFirst();
    assertEquals("test/ConcatTest.java", error.file());
    assertEquals(10, error.line());
    assertTrue(error.message().startsWith("cannot find symbol"), error::message);
    assertTrue(error.message().contains("method join(java.lang.String[],char)"), error::message);
  }

  @Test
  void errors_come_before_warnings() {
    Compiled compiled =
        compiler.compile(
            submission(
                concat(
                    "  java.util.List raw;",
                    "  static String join(String[] words, char separator) { return 1; }")));
    assertEquals(
        List.of(Severity.ERROR, Severity.WARNING),
        compiled.diagnostics().stream().map(Diagnostic::severity).toList());
  }

  @Test
  void of_thousands_of_errors_the_first_hundred_are_kept_and_all_are_counted() {
    SourceFile source =
        concat(
            IntStream.range(0, 5_000)
                .mapToObj(i -> "  Missing" + i + " f" + i + ";")
                .toArray(String[]::new));
    Compiled compiled = compile(source);
    assertEquals(Outcome.ERRORS, compiled.outcome());
    assertEquals(
        IntStream.range(4, 104).boxed().toList(),
        compiled.diagnostics().stream().map(Diagnostic::line).toList());
    assertEquals(5_000, compiled.diagnosticsInAll());
  }

  @Test
  void an_error_is_kept_though_thousands_of_warnings_come_first() {
    String warnings =
        IntStream.range(0, 2_000)
            .mapToObj(i -> "  java.util.List raw" + i + ";")
            .collect(Collectors.joining("\n"));
    Compiled compiled =
        compile(
            concat(warnings),
            new SourceFile("src/Z.java", "package concat; class Z { int z = \"\"; }"));
    assertEquals(Outcome.ERRORS, compiled.outcome());
    assertEquals(Severity.ERROR, compiled.diagnostics().getFirst().severity());
    assertEquals(Fixture.MAX_DIAGNOSTICS, compiled.diagnostics().size());
  }

  @Test
  void classes_that_grow_too_large_are_a_limit_with_words() {
    // Some 300 bytes of source become 1.7 MB: javac copies a finally block to every way out of it.
    String nested = "try { i++; } finally { ".repeat(11) + "i++; " + "} ".repeat(11);
    SourceFile source = concat("  static int i; static void grow() { " + nested + " }");
    Compiled compiled = compile(source);
    assertEquals(Outcome.LIMIT, compiled.outcome());
    assertEquals(List.of(), compiled.classes());
    assertEquals(
        "this compiles to more than 1,024 KB of classes; make the code smaller",
        compiled.diagnostics().getFirst().message());
    Compile roomier = new Compile(List.of(source), "concat", false, 2 << 20, 100);
    assertEquals(Outcome.OK, compiler.compile(roomier).outcome(), "nothing else is wrong with it");
  }

  @Test
  void sources_are_written_back_to_nobody() {
    Compiled compiled = compiler.compile(Fixture.benchmark(correct()));
    assertTrue(paths(compiled).stream().noneMatch(path -> path.endsWith(".java")));
  }

  @Test
  void a_benchmark_gets_what_jmh_generates_for_it() {
    Compiled compiled = compiler.compile(Fixture.benchmark(correct()));
    assertEquals(Outcome.OK, compiled.outcome(), () -> compiled.diagnostics().toString());
    List<String> paths = paths(compiled);
    assertTrue(paths.contains("META-INF/BenchmarkList"), paths::toString);
    assertTrue(paths.contains("META-INF/CompilerHints"), paths::toString);
    assertTrue(
        paths.contains("concat/jmh_generated/ConcatBench_join_jmhTest.class"), paths::toString);
    String list =
        compiled.classes().stream()
            .filter(file -> file.path().equals("META-INF/BenchmarkList"))
            .map(file -> new String(file.bytes(), java.nio.charset.StandardCharsets.UTF_8))
            .findFirst()
            .orElseThrow();
    assertTrue(list.contains("concat.ConcatBench"), list);
  }

  @Test
  void a_benchmark_compiled_without_jmh_is_just_a_class() {
    Compiled compiled =
        compile(correct(), new SourceFile("bench/ConcatBench.java", Fixture.BENCHMARK));
    assertEquals(List.of("concat/Concat.class", "concat/ConcatBench.class"), paths(compiled));
    assertArrayEquals(
        new byte[] {(byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe},
        java.util.Arrays.copyOf(compiled.classes().getFirst().bytes(), 4));
  }

  @Test
  void a_benchmark_that_jmh_refuses_is_an_error_with_its_words() {
    SourceFile bench =
        new SourceFile(
            "bench/ConcatBench.java", Fixture.BENCHMARK.replace("public class", "final class"));
    Compiled compiled =
        compiler.compile(new Compile(List.of(correct(), bench), "concat", true, 8 << 20, 100));
    assertEquals(Outcome.ERRORS, compiled.outcome());
    assertTrue(
        compiled.diagnostics().stream()
            .anyMatch(error -> error.message().equals("Benchmark classes should not be final.")),
        () -> compiled.diagnostics().toString());
  }
}
