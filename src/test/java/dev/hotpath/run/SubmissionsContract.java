package dev.hotpath.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hotpath.grade.RunDocuments;
import dev.hotpath.grade.RunReport;
import dev.hotpath.grade.Verdict;
import dev.hotpath.protocol.JobEvent;
import dev.hotpath.protocol.SourceFile;
import dev.hotpath.protocol.TestReport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.dataformat.toml.TomlMapper;

/**
 * What becomes of each submission under {@code src/test/resources/submissions}, in one tier. A
 * folder there is a situation: {@code src/} and what is expected of it.
 */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SubmissionsContract {

  private static final String LEARNER = "ada";

  private Rig rig;

  /** The tier; an assumption or a failure where it does not work here. */
  abstract Sandbox sandbox();

  @BeforeAll
  void start() {
    rig = new Rig(sandbox());
  }

  @AfterAll
  void every_process_and_folder_is_gone() {
    if (rig != null) {
      assertFalse(rig.folders().isEmpty(), "then this checks nothing");
      rig.close();
    }
  }

  @AfterEach
  void a_correct_submission_still_works_afterwards() throws InterruptedException {
    RunReport report = rig.tested(LEARNER, Rig.files("correct"));
    assertEquals("Correct: all 5 tests passed. Now measuring.", report.summary());
  }

  /**
   * What a folder's {@code expected.toml} says.
   *
   * @param verdict in the end; {@code tested} for one that is correct, and not measured here; a
   *     regular expression, for what the kernel may end in two ways
   * @param summary the whole sentence, as a regular expression
   * @param tests status and name of each, in order
   * @param output a part of all that was printed, in a test or outside, as a regular expression
   * @param tiers that it is for; all where none is named
   * @param slow whether it takes more than some ten seconds, as what is measured to the end does
   */
  record Expected(
      String verdict,
      @Nullable String summary,
      @Nullable List<String> tests,
      @Nullable String output,
      @Nullable List<String> tiers,
      boolean slow) {

    private static final TomlMapper TOML = new TomlMapper();

    static Expected of(String situation) {
      Path file = Rig.SUBMISSIONS.resolve(situation).resolve("expected.toml");
      return TOML.readValue(file.toFile(), Expected.class);
    }
  }

  Stream<String> situations() throws IOException {
    return situations(false);
  }

  Stream<String> slowSituations() throws IOException {
    return situations(true);
  }

  private Stream<String> situations(boolean slow) throws IOException {
    try (Stream<Path> folders = Files.list(Rig.SUBMISSIONS)) {
      return folders
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .filter(situation -> {
            Expected expected = Expected.of(situation);
            List<String> tiers = expected.tiers();
            return expected.slow() == slow && (tiers == null || tiers.contains(sandbox().tier()));
          })
          .toList()
          .stream();
    }
  }

  @Tag("slow")
  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("slowSituations")
  void a_slow_submission_ends_as_its_folder_expects(String situation) throws Exception {
    a_submission_ends_as_its_folder_expects(situation);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("situations")
  void a_submission_ends_as_its_folder_expects(String situation) throws Exception {
    Expected expected = Expected.of(situation);
    RunReport report;
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      List<SourceFile> files = withPort(Rig.files(situation), listener.getLocalPort());
      report =
          expected.verdict().equals("tested")
              ? rig.tested(LEARNER, files)
              : rig.submit(LEARNER, rig.exercise("repeat"), files).end();
    }
    assertEquals(
        List.of(), Rig.processes("987654321"), "what leaves-a-child-process-behind started");
    Verdict verdict = report.verdict();
    String word = verdict == null ? "tested" : verdict.key();
    assertTrue(
        word.matches(expected.verdict()), () -> word + ": " + report.summary() + "\n" + report);
    if (expected.summary() != null) {
      assertTrue(report.summary().matches(expected.summary()), report::summary);
    }
    if (expected.tests() != null) {
      assertEquals(String.join("\n", expected.tests()), tests(report));
    }
    String printed = printed(report);
    if (expected.output() != null) {
      assertTrue(Pattern.compile(expected.output()).matcher(printed).find(), printed);
    }
    assertEquals(
        List.of(),
        Stream.concat(Stream.of(report.summary(), printed), said(report))
            .filter(text -> text.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\t'))
            .toList());
    assertTrue(printed.length() < 256 << 10, () -> printed.length() + " characters kept");
    assertTrue(
        rig.reports.stream().anyMatch(kept -> tellsAll(kept, report)),
        "what the run document said was kept");
    byte[] json = RunDocuments.mapper().writeValueAsBytes(report);
    assertEquals(
        RunDocuments.write(report),
        RunDocuments.write(RunDocuments.read(new String(json, StandardCharsets.UTF_8))));
  }

  /** The one kept may be of later: a run is kept once its verdict is out. */
  private static boolean tellsAll(RunReport kept, RunReport told) {
    return kept.id().equals(told.id())
        && kept.tests().equals(told.tests())
        && kept.output().equals(told.output())
        && (told.verdict() == null || kept.equals(told));
  }

  private static List<SourceFile> withPort(List<SourceFile> files, int port) {
    return files.stream()
        .map(file -> new SourceFile(file.path(), file.text().replace("65_535", "" + port)))
        .toList();
  }

  private static String tests(RunReport report) {
    return report.tests().stream()
        .map(test -> test.status().name().toLowerCase(Locale.ROOT) + " " + test.name())
        .collect(Collectors.joining("\n"));
  }

  private static Stream<String> said(RunReport report) {
    return report.tests().stream()
        .flatMap(test -> Stream.of(test.name(), test.message(), test.expected(), test.actual()))
        .filter(Objects::nonNull);
  }

  private static String printed(RunReport report) {
    return report.tests().stream().map(TestReport::output).collect(Collectors.joining())
        + report.output();
  }

  @Test
  void what_is_printed_beyond_the_limit_is_cut_and_counted() throws InterruptedException {
    RunReport report = rig.tested(LEARNER, Rig.files("prints-100-megabytes"));
    List<String> outputs = report.tests().stream().map(TestReport::output).toList();
    long printed = (100L << 20) + "and the end\n".length();
    int kept = 8 << 10;
    assertTrue(
        outputs.contains(
            "x".repeat(kept) + "\n… and %,d more bytes, not kept".formatted(printed - kept)),
        () -> outputs.stream().map(output -> output.length() + " characters").toList().toString());
  }

  /** ATTACKS.md, 30. */
  @Test
  void what_one_run_leaves_behind_is_not_there_for_the_next() throws InterruptedException {
    assumeTrue(
        sandbox() instanceof NamespaceSandbox || OwnUid.possible(),
        "files of the server's own user are nobody's in particular");
    for (String learner : List.of(LEARNER, LEARNER, "bob")) {
      RunReport report = rig.tested(learner, Rig.files("leaves-things-behind"));
      assertEquals("Correct: all 5 tests passed. Now measuring.", report.summary());
      ChildJvm.awaitCleared();
    }
  }

  /** ATTACKS.md, 17: it takes all the processors that it gets, for as long as it may. */
  @Test
  @Tag("slow")
  void one_who_takes_every_processor_changes_no_verdict_of_another() throws InterruptedException {
    Rig.Watched measured = rig.submit("ada", "correct");
    measured.until("measuring");
    int spins = 0;
    do {
      Rig.Watched spinning = rig.submit("bob", "spins-on-every-processor");
      RunReport report = spinning.end();
      assertEquals(Verdict.TIME_LIMIT, report.verdict(), report::summary);
      spins++;
    } while (rig.runs.report(measured.id).orElseThrow().verdict() == null && spins < 20);
    RunReport report = measured.end();
    assertEquals(Verdict.PASS, report.verdict(), report::summary);
    assertEquals(List.of(true, true), report.goals().stream().map(goal -> goal.met()).toList());
    assertTrue(spins > 1, "it has to go on while the other is measured");
  }

  /** ATTACKS.md, 31: classes made while it runs may have names that no source could have. */
  @Test
  @Tag("slow")
  void a_type_named_in_html_is_a_name_in_every_picture() throws InterruptedException {
    Rig.Watched run = rig.submit(LEARNER, "works-in-a-type-named-in-html");
    RunReport report = run.end();
    assertEquals(Verdict.PASS, report.verdict(), report::summary);
    String name = "repeat.<img src=x onerror=alert(1)>";
    String flames = text(rig.artifacts.get(run.id + "/flame-alloc.json"));
    assertTrue(flames.contains(name), flames);
    RunDocuments.mapper().readTree(flames);
    for (String file :
        List.of("collapsed-alloc.txt", "speedscope-alloc.json", "trace-alloc.json")) {
      assertTrue(text(rig.artifacts.get(run.id + "/" + file)).contains(name), file);
    }
  }

  private static String text(byte @Nullable [] bytes) {
    assertNotNull(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Test
  @Tag("slow")
  void a_correct_submission_goes_the_whole_way() throws InterruptedException {
    Rig.Watched run = rig.submit(LEARNER, "correct");
    RunReport report = run.end();
    assertEquals(Verdict.PASS, report.verdict(), report::summary);
    assertTrue(
        report.summary().matches("Correct, and .+× faster than the starter \\(goal 2×\\)\\."),
        report::summary);
    assertEquals(List.of(true, true), report.goals().stream().map(goal -> goal.met()).toList());
    assertEquals(sandbox().tier(), report.sandbox());
    assertEquals(System.getProperty("java.version"), report.jdk());

    // Two events a fork, two forks a pair, five pairs at least: noise may ask for more.
    String names = String.join(" ", run.names());
    assertTrue(
        names.matches(
            "queued compiled (test ){5}tested (measuring measuring ){10,}measured profiled done"),
        names);
    assertEquals(
        IntStream.rangeClosed(1, run.seen.size()).boxed().toList(),
        run.seen.stream().map(RunLog.Entry::id).toList());
    assertEquals(run.seen, run.log.after(0, java.time.Duration.ZERO), "one who comes late");
    assertEquals(
        List.of("starter", "yours", "yours", "starter"),
        run.seen.stream()
            .map(RunLog.Entry::event)
            .flatMap(event ->
                event instanceof RunEvent.Measuring fork && fork.nanosPerOp() == null
                    ? Stream.of(fork.side())
                    : Stream.empty())
            .limit(4)
            .toList());
    assertEquals(
        List.of("tested", "measured", "profiled", "done"),
        run.seen.stream()
            .map(RunLog.Entry::event)
            .flatMap(event ->
                event instanceof RunEvent.Reached(String name, RunReport kept)
                        && rig.reports.contains(kept)
                    ? Stream.of(name)
                    : Stream.empty())
            .toList(),
        "steps whose run document was kept");

    RunReport.Millis millis = report.millis();
    double total = Objects.requireNonNull(millis.total());
    for (Double step :
        Arrays.asList(
            millis.queued(),
            millis.compile(),
            millis.test(),
            millis.verdict(),
            millis.measure(),
            millis.profile())) {
      assertNotNull(step, millis::toString);
      assertTrue(step > 0 && step < total, millis::toString);
    }

    RunReport.BenchmarkResult benchmark = report.benchmarks().getFirst();
    assertEquals("repeat", benchmark.name());
    int pairs = benchmark.starter().samples().size();
    assertTrue(pairs >= 5, "five pairs are the fewest that a pass takes");
    assertEquals(pairs, benchmark.yours().samples().size());
    Double bytes = benchmark.bytesPerOp().yours();
    assertNotNull(bytes);
    // The text itself and what holds it: 802 to 816 bytes of letters, some 40 of headers.
    assertEquals(850, bytes, 50);

    assertEquals(
        List.of(
            "flame-cpu.json",
            "profile-cpu.pb.gz",
            "collapsed-cpu.txt",
            "speedscope-cpu.json",
            "trace-cpu.json",
            "flame-alloc.json",
            "profile-alloc.pb.gz",
            "collapsed-alloc.txt",
            "speedscope-alloc.json",
            "trace-alloc.json",
            "recording.jfr",
            "coverage.json",
            "starter-flame-alloc.json",
            "starter-flame-cpu.json",
            "capsule.zip"),
        report.artifacts().stream().map(RunReport.Artifact::name).toList());
    for (RunReport.Artifact artifact : report.artifacts()) {
      byte[] kept = rig.artifacts.get(run.id + "/" + artifact.name());
      assertNotNull(kept, artifact::name);
      assertEquals(artifact.bytes(), kept.length, artifact::name);
      assertTrue(kept.length > 0, artifact::name);
    }
  }

  @Test
  void the_instruments_work_inside() throws InterruptedException {
    JobEvent.Probed probed = rig.workers.probe();
    assertFalse(probed.cpuEvents().isEmpty(), () -> probed.failures().toString());
    assertEquals(System.getProperty("java.version"), probed.javaVersion());
    if (OwnUid.possible()) {
      assertTrue(Integer.parseInt(probed.uid()) >= 60_710, probed::uid);
    }
  }
}
