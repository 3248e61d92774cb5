package dev.hotpath.exercise;

import static dev.hotpath.exercise.Catalogues.METRICS;
import static dev.hotpath.exercise.Catalogues.lines;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.exercise.Sweep.Dimension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an author may sweep over, and what they hear of otherwise. */
class SweepsTest {

  @TempDir Path folder;
  private Path toml;

  @BeforeEach
  void copy() throws IOException {
    Catalogues.copyTo(folder);
    toml = folder.resolve("exercises/03-memory/05-concat/exercise.toml");
  }

  private Catalogue.Reading with(String... sweeps) throws IOException {
    StringBuilder text = new StringBuilder(Files.readString(toml));
    for (String sweep : sweeps) {
      text.append("\n[[sweeps]]\n").append(sweep).append('\n');
    }
    Files.writeString(toml, text);
    return Catalogue.read(folder.resolve("exercises"), METRICS);
  }

  private List<Sweep> offered(String... sweeps) throws IOException {
    Catalogue.Reading reading = with(sweeps);
    assertEquals(List.of(), lines(reading.problems()));
    return reading.sound().find("concat").orElseThrow().offeredSweeps(List.of());
  }

  private static String sweep(String values) {
    return "title = \"T\"\nbenchmark = \"join\"\n" + values;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          heap = ["32m"]                      | 'heap' has 1 values; give 2 to 8
          heap = ["1m", "2m", "3m", "4m", "5m", "6m", "7m", "8m", "9m"] | 'heap' has 9 values; give 2 to 8
          heap = ["32m", "32m"]               | 'heap' has a value twice; give each once
          heap = ["32m", "2t"]                | 'heap' has '2t'; write a size such as "64m": -Xmx takes a size from 4m to 1g; write -Xmx1g, say
          heap = ["32m", 64]                  | 'heap' is not an array of strings; make it an array of strings
          collector = ["serial", "g2"]        | 'collector' has 'g2'; there are serial, parallel, g1, z
          processors = [1, 0]                 | 'processors' has '0'; write a number from 1 to 64
          processors = [1, "2"]               | 'processors' is not an array of whole numbers; make it an array of whole numbers
          options = ["", "-XX:OnError=rm"]    | 'options' has '-XX:OnError=rm'; write what a learner may choose: -XX:OnError=rm is not among the options that this exercise can change; see the list below the editor
          options = ["", " -XX:-Inline"]      | 'options' has ' -XX:-Inline'; write options with one blank between two
          parameter = "n"                     | 'values' is missing; add it
          parameter = "m"\\nvalues = ["1", "2"] | no field 'm' in bench/ is annotated @Param; add it
          heap = ["8m", "9m"]\\nprocessors = [1, 2] | 'heap' and 'processors' are given; give exactly one of parameter, heap, collector, processors, options, compiler
          colour = "red"                      | nothing to sweep over is given; give exactly one of parameter, heap, collector, processors, options, compiler
          compiler = ["nothing", "c3"]        | 'compiler' has 'c3'; there are nothing, escape-analysis, vectors, inlining, range-check-elimination, lock-elimination, c2, compiling
          heap = ["8m", "9m"]\\ncolour = "red" | unknown key 'colour'; remove it; known are benchmark, heap, title
          """)
  void what_is_wrong_is_named_with_its_remedy(String values, String problem) throws IOException {
    List<String> problems = lines(with(sweep(values.replace("\\n", "\n"))).problems());
    String expected = "exercise 'concat': exercise.toml, [[sweeps]] 1: " + problem;
    assertTrue(problems.contains(expected), expected + "\nis not in\n" + problems);
  }

  @Test
  void a_benchmark_that_is_not_there_is_named() throws IOException {
    List<String> problems =
        lines(with("title = \"T\"\nbenchmark = \"split\"\nheap = [\"8m\", \"9m\"]").problems());
    assertTrue(
        problems.contains(
            "exercise 'concat': exercise.toml, [[sweeps]] 1: no method 'split' in bench/ is annotated @Benchmark; add it, or name one of join"),
        problems.toString());
  }

  @Test
  void where_speed_is_not_measured_there_is_nothing_to_sweep() throws IOException {
    Catalogues.replace(toml, "kind = \"optimise\"", "kind = \"write-tests\"");
    List<String> problems = lines(with(sweep("heap = [\"8m\", \"9m\"]")).problems());
    assertTrue(
        problems.contains(
            "exercise 'concat': exercise.toml, [[sweeps]] 1: there is a sweep, and the kind is 'write-tests'; remove it: only programs whose speed is measured can be swept"),
        problems.toString());
  }

  @Test
  void what_the_author_leaves_out_is_offered_for_the_first_benchmark() throws IOException {
    List<Sweep> offered = offered();
    assertEquals(
        List.of("heap", "collector", "processors", "compiler", "options"),
        offered.stream().map(Sweep::key).toList());
    assertTrue(offered.stream().allMatch(sweep -> sweep.benchmark().equals("join")));
  }

  @Test
  void a_sweep_of_the_authors_stands_for_the_usual_one_and_each_has_a_key() throws IOException {
    List<Sweep> offered =
        offered(
            sweep("heap = [\"8m\", \"9m\"]"),
            sweep("heap = [\"16m\", \"1g\"]"),
            sweep("options = [\"\", \"-XX:-Inline -XX:+UseZGC\"]"));
    assertEquals(
        List.of("heap", "heap-2", "options", "collector", "processors", "compiler"),
        offered.stream().map(Sweep::key).toList());
    assertEquals(List.of("8m", "9m"), offered.getFirst().values());
    assertEquals("16 MB", offered.get(1).label("16m"));
    assertEquals("as it is", offered.get(2).label(""));
  }

  @Test
  void a_value_takes_the_place_of_flags_that_it_contradicts_and_of_no_others() throws IOException {
    List<String> base =
        List.of("-XX:+UseSerialGC", "-Xms64m", "-Xmx256m", "-Xss1m", "-XX:MaxNewSize=8m");
    List<Sweep> offered = offered(sweep("options = [\"-XX:-Inline\", \"-XX:+UseZGC -Xmx64m\"]"));
    assertEquals(base, offered.getFirst().flags(base, ""), "as it is");
    assertEquals(
        List.of(
            "-XX:+UseSerialGC",
            "-Xms64m",
            "-Xmx256m",
            "-Xss1m",
            "-XX:MaxNewSize=8m",
            "-XX:-Inline"),
        offered.getFirst().flags(base, "-XX:-Inline"));
    assertEquals(
        List.of("-Xss1m", "-XX:+UseZGC", "-Xmx64m"),
        offered.getFirst().flags(base, "-XX:+UseZGC -Xmx64m"));
    assertEquals(
        List.of("-XX:+UseSerialGC", "-Xss1m", "-Xmx32m"), offered.get(1).flags(base, "32m"));
    assertEquals(
        List.of("-Xms64m", "-Xmx256m", "-Xss1m", "-XX:MaxNewSize=8m", "-XX:+UseG1GC"),
        offered.get(2).flags(base, "g1"));
    assertEquals("-XX:ActiveProcessorCount=2", offered.get(3).flags(base, "2").getLast());
    assertTrue(offered.get(1).countsCollections() && offered.get(2).countsCollections());
    assertTrue(!offered.get(3).countsCollections());
  }

  @Test
  void the_compilers_abilities_are_switched_off_one_at_a_time() throws IOException {
    Sweep sweep = offered().get(3);
    List<String> base = List.of("-Xmx64m");
    assertEquals(base, sweep.flags(base, sweep.values().getFirst()));
    assertEquals("as it is", sweep.label(sweep.values().getFirst()));
    assertEquals(List.of("-Xmx64m", "-XX:-UseSuperWord"), sweep.flags(base, "vectors"));
    assertEquals(
        sweep.values().size() - 1,
        sweep.values().stream()
            .map(value -> sweep.flags(List.of(), value))
            .filter(flags -> !flags.isEmpty())
            .distinct()
            .count());
    assertEquals(
        List.of("vectors", "c2"),
        offered(sweep("compiler = [\"vectors\", \"c2\"]")).getFirst().values());
  }

  @Test
  void jdks_are_swept_over_where_there_are_several_and_no_author_can_name_one() throws IOException {
    Exercise concat = with().sound().find("concat").orElseThrow();
    assertTrue(
        concat.offeredSweeps(List.of("jdk-25")).stream()
            .noneMatch(sweep -> sweep.dimension() == Dimension.JDK));
    Sweep jdks = concat.offeredSweeps(List.of("jdk-25", "jdk-26")).getLast();
    assertEquals(List.of("jdk-25", "jdk-26"), jdks.values());
    assertEquals("under jdk-26", jdks.where(List.of("jdk-26")));
    List<String> problems = lines(with(sweep("jdk = [\"jdk-25\", \"jdk-26\"]")).problems());
    assertTrue(problems.toString().contains("nothing to sweep over is given"), problems.toString());
  }

  @Test
  void a_value_has_its_word_in_a_sentence() throws IOException {
    assertEquals(
        "with 16 MB, 1 GB and 2 KB", offered().getFirst().where(List.of("16m", "1g", "2k")));
    Sweep options = offered(sweep("options = [\"\", \"-XX:-Inline\"]")).getFirst();
    assertEquals("as it is", options.where(List.of("")));
    assertEquals("without Inline", options.where(List.of("-XX:-Inline")));
    assertEquals(
        "with -XX:-Inline -Xmx8m and with -XX:+UseZGC",
        options.where(List.of("-XX:-Inline -Xmx8m", "-XX:+UseZGC")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          heap       | 64m;1g             | false | ``
          heap       | 64m                | false | 'heap' has 1 values: give 2 to 8
          heap       | 64m;1m\\n-Xss9m     | false | write a size such as "64m"
          processors | 1;x                | false | 'processors' has 'x': write a number from 1 to 64
          processors | 1;2;4              | true  | 'processors' has 3 values: give 2 to compare
          options    | ;-XX:-Inline       | true  | ``
          options    | ;-XX:+OnError      | true  | write what a learner may choose: -XX:+OnError is not
          options    | ;-Xmx64m #-Xmx9g   | true  | write what a learner may choose
          options    | ;-Xmx64m\\n#        | true  | write what a learner may choose
          jdk        | jdk-25;jdk-26      | true  | ``
          jdk        | jdk-25;/opt/mine   | true  | 'jdk' has '/opt/mine', which is not here: there are jdk-25, jdk-26
          """)
  void what_a_learner_wants_keeps_the_same_rules(
      String key, String values, boolean pair, String wrong) throws IOException {
    Sweep sweep =
        with()
            .sound()
            .find("concat")
            .orElseThrow()
            .offeredSweeps(List.of("jdk-25", "jdk-26"))
            .stream()
            .filter(one -> one.key().equals(key))
            .findFirst()
            .orElseThrow();
    List<String> given = List.of(values.replace("\\n", "\n").split(";", -1));
    String found =
        SweepValues.wrong(sweep, given, pair).stream()
            .map(one -> one.fact() + ": " + one.remedy())
            .collect(Collectors.joining("; "));
    assertTrue(wrong.isEmpty() ? found.isEmpty() : found.contains(wrong), found);
  }
}
