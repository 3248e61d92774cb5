package dev.hotpath.run.capsule;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.exercise.Exercise;
import dev.hotpath.grade.RunDocuments;
import dev.hotpath.grade.RunReport;
import dev.hotpath.protocol.Counter;
import dev.hotpath.protocol.Parameter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What is in a capsule, and that it is read as it was written. */
class CapsuleWriterTest {

  @TempDir Path folder;

  private static Map<String, String> entries(byte[] zip) throws IOException {
    Map<String, String> entries = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return entries;
  }

  @Test
  void its_parts_come_in_one_order() throws Exception {
    assertEquals(
        List.of(
            "README.txt",
            "capsule.json",
            "environment.json",
            "run.json",
            "forks.json",
            "jmh/repeat-starter.json",
            "jmh/repeat-yours.json",
            "submission/src/Repeat.java",
            "starter/src/Repeat.java",
            "exercise/bench/RepeatBench.java",
            "exercise/test/RepeatTest.java",
            "recording.jfr",
            "profiles/collapsed-cpu.txt",
            "profiles/profile-cpu.pb.gz"),
        List.copyOf(entries(CapsuleWriter.write(Capsules.capsule())).keySet()));
  }

  @Test
  void the_same_gives_the_same_bytes_wherever_the_server_is() {
    byte[] here = CapsuleWriter.write(Capsules.capsule());
    TimeZone zone = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));
      assertArrayEquals(here, CapsuleWriter.write(Capsules.capsule()));
    } finally {
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void what_is_taken_later_is_packed_behind_the_rest_as_far_as_there_is_room() throws Exception {
    byte[] zip = CapsuleWriter.write(Capsules.capsule());
    RunReport report =
        Capsules.capsule().report().with(List.of(new RunReport.Artifact("flame-wall.json", 9)));
    byte[] more =
        CapsuleWriter.with(
            zip,
            report,
            Map.of("recording-wall.jfr", new byte[] {1}, "recording-live.jfr", new byte[17 << 20]),
            Map.of("profile-wall.pb.gz", new byte[] {2}, "gc.log", new byte[] {3}));
    Map<String, String> entries = entries(more);
    Map<String, String> before = entries(zip);
    List<String> names = new ArrayList<>(before.keySet());
    names.addAll(List.of("recording-wall.jfr", "profiles/gc.log", "profiles/profile-wall.pb.gz"));
    assertEquals(names, List.copyOf(entries.keySet()));
    before.forEach((name, text) ->
        assertEquals(!name.equals("run.json"), text.equals(entries.get(name)), name));
    assertTrue(String.valueOf(entries.get("run.json")).contains("flame-wall.json"));
    Path file = Files.write(folder.resolve("more.zip"), more);
    assertEquals("repeat", CapsuleReader.read(file).exercise());
  }

  @Test
  void nothing_is_in_it_that_learners_are_not_shown() throws Exception {
    Exercise exercise = Capsules.repeat();
    assertFalse(exercise.hidden().isEmpty());
    Map<String, String> entries = entries(CapsuleWriter.write(Capsules.capsule()));
    assertTrue(entries.keySet().stream().noneMatch(name -> name.contains("HiddenTest")));
    for (var file : exercise.hidden()) {
      assertFalse(entries.containsValue(file.text()), file.path());
    }
  }

  @Test
  void a_fork_taken_again_stands_where_the_disturbed_one_stood() throws Exception {
    ForkTaken disturbed = Capsules.fork(2, ForkTaken.YOURS, 90, 91, 92);
    ForkTaken again = Capsules.fork(4, ForkTaken.YOURS, 20, 21, 22);
    List<ForkTaken> forks =
        List.of(
            Capsules.fork(1, ForkTaken.STARTER, 50, 51, 52),
            disturbed.replacing(null, 4),
            Capsules.fork(3, ForkTaken.YOURS, 30, 31, 32),
            again.replacing(2, null));
    Map<String, String> entries = entries(CapsuleWriter.write(Capsules.capsule(forks)));
    JsonNode raw =
        RunDocuments.mapper()
            .readTree(entries.get("jmh/repeat-yours.json"))
            .get(0)
            .get("primaryMetric")
            .get("rawData");
    assertEquals("[[20.0,21.0,22.0],[30.0,31.0,32.0]]", raw.toString());
    JsonNode all = RunDocuments.mapper().readTree(entries.get("forks.json"));
    assertEquals(
        List.of(1, 2, 3, 4), all.valueStream().map(fork -> fork.get("number").asInt()).toList());
    assertEquals(4, all.get(1).get("replacedBy").asInt());
    assertEquals(2, all.get(3).get("replaces").asInt());
    assertEquals("time", all.get(3).get("use").asString());
  }

  @Test
  void forks_that_differ_from_the_usual_have_a_file_of_their_own() throws Exception {
    ForkTaken usual = Capsules.fork(1, ForkTaken.YOURS, 20, 21, 22);
    List<Parameter> large = List.of(new Parameter("n", "4000"));
    List<ForkTaken> forks =
        List.of(
            usual,
            Capsules.varied(Capsules.fork(2, ForkTaken.YOURS, 80, 81, 82), large, List.of()),
            Capsules.varied(
                Capsules.fork(3, ForkTaken.YOURS, 99, 99, 99),
                List.of(),
                List.of(new Counter("inlined", 1))),
            Capsules.varied(Capsules.fork(4, ForkTaken.YOURS, 83, 84, 85), large, List.of()));
    Map<String, String> entries = entries(CapsuleWriter.write(Capsules.capsule(forks)));
    assertEquals(
        List.of("jmh/repeat-yours-variation-1.json", "jmh/repeat-yours.json"),
        entries.keySet().stream().filter(name -> name.startsWith("jmh/")).sorted().toList());
    JsonNode varied =
        RunDocuments.mapper().readTree(entries.get("jmh/repeat-yours-variation-1.json")).get(0);
    assertEquals(2, varied.get("forks").asInt());
    assertEquals("4000", varied.get("params").get("n").asString());
  }

  @Test
  void it_is_read_as_it_was_written() throws Exception {
    Path file = folder.resolve(Capsule.NAME);
    Files.write(file, CapsuleWriter.write(Capsules.capsule()));
    Replay replay = CapsuleReader.read(file);
    assertEquals("repeat", replay.exercise());
    assertEquals(List.of(Capsules.HANDED_IN), replay.files());
    assertEquals(Map.of(0, 1), replay.answers());
    assertEquals(new Replay.Speed(2.5, 2.25, 2.75), replay.speed("repeat").orElseThrow());
    assertEquals("25.0.3+9", replay.jdk());
    assertEquals("a CPU", replay.cpu());
    assertEquals(List.of(), replay.changed(Capsules.repeat()));
    assertEquals(List.of(Capsules.HANDED_IN), replay.filesFor(Capsules.repeat()));
  }

  @Test
  void its_read_me_says_what_became_of_the_run_in_one_line() throws Exception {
    String text =
        String.valueOf(entries(CapsuleWriter.write(Capsules.capsule())).get("README.txt"));
    assertTrue(text.contains("Result    Correct, and faster.\n"), text);
    assertTrue(text.contains("Exercise  Repeating a text (repeat)\n"), text);
    assertFalse(text.contains("%"), text);
    assertTrue(
        text.contains(
            "go tool pprof -source_path submission:exercise -list 'repeat\\.'"
                + " profiles/profile-cpu.pb.gz\n"),
        text);
    List<String> parts = new ArrayList<>();
    text.lines()
        .filter(line -> line.matches("  [a-z]\\S*(/|\\.json|\\.jfr) .*"))
        .forEach(line -> parts.add(line.strip().replaceFirst("\\s.*", "")));
    for (String name : entries(CapsuleWriter.write(Capsules.capsule())).keySet()) {
      assertTrue(
          name.equals("README.txt") || parts.stream().anyMatch(name::startsWith),
          name + " is not in " + parts);
    }
  }

  @Test
  void recordings_and_profiles_that_there_is_no_room_for_stay_out() throws Exception {
    Capsule small = Capsules.capsule();
    Map<String, byte[]> recordings = new LinkedHashMap<>();
    recordings.put("recording.jfr", new byte[10 << 20]);
    recordings.put("recording-lock.jfr", new byte[7 << 20]);
    recordings.put("recording-cpu.jfr", new byte[6 << 20]);
    Capsule large =
        new Capsule(
            small.exercise(),
            small.files(),
            small.answers(),
            small.report(),
            null,
            small.forks(),
            recordings,
            Map.of(
                "profile-cpu.pb.gz",
                new byte[1 << 20],
                "speedscope-cpu.json",
                new byte[24 << 20],
                "trace-cpu.json",
                new byte[2 << 20]),
            small.environment());
    Map<String, String> entries = entries(CapsuleWriter.write(large));
    assertEquals(
        List.of("recording.jfr", "recording-cpu.jfr"),
        entries.keySet().stream().filter(name -> name.endsWith(".jfr")).toList());
    assertEquals(
        List.of("profiles/profile-cpu.pb.gz", "profiles/trace-cpu.json"),
        entries.keySet().stream().filter(name -> name.startsWith("profiles/")).toList());
  }
}
