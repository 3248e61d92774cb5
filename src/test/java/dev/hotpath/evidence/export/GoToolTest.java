package dev.hotpath.evidence.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hotpath.evidence.flame.FlameGraph;
import dev.hotpath.protocol.StackSamples;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code go tool pprof} makes of our files, where Go is installed. */
@Timeout(180)
class GoToolTest {

  private static final Pattern TOP =
      Pattern.compile(
          "(?m)^ *(\\d+)\\S* +\\S+% +\\S+% +(\\d+)\\S* +\\S+% +(.+?)(?: \\((?:partial-)?inline\\))?$");
  private static final Pattern LISTED =
      Pattern.compile("(?m)^ +(?:(\\d+)\\S*|\\.) +(?:(\\d+)\\S*|\\.) +(\\d+):(.*)$");
  private static final Path SOURCES =
      Path.of("src/test/resources/exercises/01-small/02-hot-and-cold").toAbsolutePath();

  @TempDir Path folder;

  @BeforeAll
  static void go() {
    boolean there =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .anyMatch(place -> Files.isExecutable(Path.of(place, "go")));
    if (!there) {
      System.err.println(
          "SKIPPED: GoToolTest, because there is no go on the PATH; install golang-go");
    }
    assumeTrue(there, "no go on the PATH; install golang-go");
  }

  private String pprof(byte[] file, String... options) throws IOException, InterruptedException {
    Path profile = Files.write(folder.resolve("profile.pb.gz"), file);
    List<String> command = new ArrayList<>(List.of("go", "tool", "pprof"));
    command.addAll(List.of(options));
    command.add(profile.toString());
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder
        .environment()
        .putAll(
            Map.of("HOME", folder.toString(), "PPROF_TMPDIR", folder.toString(), "GOFLAGS", ""));
    Process process = builder.start();
    try {
      assertTrue(process.waitFor(150, TimeUnit.SECONDS), "pprof does not end");
      assertEquals(0, process.exitValue(), Files.readString(err));
      return Files.readString(out);
    } finally {
      process.destroyForcibly();
    }
  }

  private static byte[] file(StackSamples samples) {
    return Pprof.write(new SampledProfileBuilder(samples, Given.HEAT, "hot-and-cold").build());
  }

  private Map<String, List<Long>> top(StackSamples samples) throws Exception {
    String text =
        pprof(
            file(samples),
            "-top",
            "-sample_index=" + (samples.view().equals("cpu") ? "samples" : "alloc_space"),
            "-unit=" + (samples.view().equals("cpu") ? "count" : "B"),
            "-nodecount=100000",
            "-nodefraction=0",
            "-edgefraction=0");
    assertTrue(text.contains("File: hot-and-cold"), text);
    Map<String, List<Long>> top = new TreeMap<>();
    TOP.matcher(text)
        .results()
        .forEach(row ->
            top.put(
                row.group(3), List.of(Long.parseLong(row.group(1)), Long.parseLong(row.group(2)))));
    return top;
  }

  @ParameterizedTest
  @ValueSource(strings = {"cpu", "alloc"})
  void top_has_the_methods_and_the_figures_of_our_table(String view) throws Exception {
    StackSamples samples = Given.recorded(view);
    assertEquals(PprofTest.table(samples, Given.HEAT), top(samples));
  }

  @Test
  void list_has_the_sources_with_our_figures_of_each_line() throws Exception {
    StackSamples samples = Given.recorded("cpu");
    String text =
        pprof(
            file(samples),
            "-list=heat.Work\\.",
            "-sample_index=samples",
            "-source_path=" + SOURCES);
    assertTrue(text.contains("heat.Work.hot in src/Work.java"), text);
    List<String> source = Files.readAllLines(SOURCES.resolve("src/Work.java"), UTF_8);
    Map<Integer, Long> theirs = new TreeMap<>();
    for (MatchResult row : LISTED.matcher(text).results().toList()) {
      int line = Integer.parseInt(row.group(3));
      assertEquals(source.get(line - 1).strip(), row.group(4).strip(), row.group());
      if (row.group(2) != null) {
        theirs.merge(line, Long.parseLong(row.group(2)), Math::max);
      }
    }
    Map<Integer, Long> ours =
        FlameGraph.of(samples, Given.HEAT).lines().stream()
            .filter(line -> line.file().equals("src/Work.java"))
            .collect(Collectors.toMap(FlameGraph.Line::line, FlameGraph.Line::total));
    assertTrue(ours.size() > 1, ours::toString);
    assertEquals(ours, theirs);
  }

  @Test
  void its_notes_are_comments() throws Exception {
    assertEquals(
        """
        recorded by async-profiler, event ctimer
        one sample in about 1000000 nanoseconds
        11 operations of the benchmark meanwhile
        """,
        pprof(file(Given.recorded("cpu")), "-comments"));
  }

  @Test
  void hostile_names_are_shown_as_they_are_meant_to_be() throws Exception {
    Map<String, List<Long>> top = top(Given.hostile());
    for (String name : Given.HOSTILE) {
      assertTrue(top.containsKey(Names.shown(name)), () -> name + " is not in " + top.keySet());
    }
  }
}
