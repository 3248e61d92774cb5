package dev.hotpath.compile;

import dev.hotpath.protocol.ClassFile;
import dev.hotpath.protocol.Compile;
import dev.hotpath.protocol.Compiled;
import dev.hotpath.protocol.SourceFile;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.platform.commons.JUnitException;
import org.openjdk.jmh.annotations.Benchmark;
import org.opentest4j.AssertionFailedError;

/** Sources to compile, and the jars that submissions see. */
final class Fixture {

  static final int MAX_DIAGNOSTICS = 100;

  static final String TEST =
      """
      package concat;

      import static org.junit.jupiter.api.Assertions.assertEquals;

      import org.junit.jupiter.api.Test;

      class ConcatTest {
        @Test
        void joins() {
          assertEquals("a,b", Concat.join(new String[] {"a", "b"}, ','));
        }
      }
      """;

  static final String BENCHMARK =
      """
      package concat;

      import org.openjdk.jmh.annotations.*;

      @State(Scope.Benchmark)
      public class ConcatBench {
        @Benchmark
        public String join() {
          return Concat.join(new String[] {"a", "b"}, ',');
        }
      }
      """;

  private Fixture() {}

  /** What {@code Installation.submissionClassPath()} has, from this JVM's own class path. */
  static List<Path> classPath() {
    return Stream.of(
            Test.class,
            ParameterizedTest.class,
            JUnitException.class,
            AssertionFailedError.class,
            API.class,
            Benchmark.class)
        .map(Fixture::jar)
        .toList();
  }

  static Path jar(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  /** A learner's {@code src/Concat.java}: the body of its class. */
  static SourceFile concat(String... body) {
    return new SourceFile(
        "src/Concat.java",
        "package concat;\n\nfinal class Concat {\n%s}\n"
            .formatted(Arrays.stream(body).map(line -> line + "\n").collect(Collectors.joining())));
  }

  static SourceFile correct() {
    return concat(
        "  static String join(String[] words, char separator) {",
        "    return String.join(String.valueOf(separator), words);",
        "  }");
  }

  /** That file with its test. */
  static Compile submission(SourceFile learner) {
    return request(learner, new SourceFile("test/ConcatTest.java", TEST));
  }

  static Compile request(SourceFile... files) {
    return new Compile(List.of(files), "concat", false, 1 << 20, MAX_DIAGNOSTICS);
  }

  static Compile benchmark(SourceFile learner) {
    return new Compile(
        List.of(learner, new SourceFile("bench/ConcatBench.java", BENCHMARK)),
        "concat",
        true,
        8 << 20,
        MAX_DIAGNOSTICS);
  }

  /** Everything of a result but its time, to compare and to show. */
  static String shown(Compiled compiled) {
    return "%s%n%d %s%n%s%n%s"
        .formatted(
            compiled.outcome(),
            compiled.diagnosticsInAll(),
            compiled.diagnostics(),
            compiled.tests(),
            compiled.classes().stream()
                .map(file -> file.path() + " " + HexFormat.of().formatHex(file.bytes()))
                .sorted()
                .collect(Collectors.joining("\n")));
  }

  static List<String> paths(Compiled compiled) {
    return compiled.classes().stream().map(ClassFile::path).sorted().toList();
  }
}
