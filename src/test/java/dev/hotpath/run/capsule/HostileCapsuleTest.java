package dev.hotpath.run.capsule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.exercise.Exercise;
import dev.hotpath.protocol.SourceFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Capsules that somebody made to do harm, or that were damaged on their way. */
class HostileCapsuleTest {

  private static final String SOURCE = "submission/" + Capsules.FILE;

  @TempDir Path folder;

  private final Map<String, byte[]> parts = new LinkedHashMap<>();
  private Path file = Path.of("");

  @BeforeEach
  void a_good_one() throws IOException {
    file = folder.resolve("capsule.zip");
    byte[] zip = CapsuleWriter.write(Capsules.capsule());
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        parts.put(entry.getName(), in.readAllBytes());
      }
    }
  }

  private void put(String name, String text) {
    parts.put(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private void replace(String name, String part, String by) {
    String text = new String(parts.get(name), StandardCharsets.UTF_8);
    assertTrue(text.contains(part), text);
    put(name, text.replace(part, by));
  }

  private byte[] zipped() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private Replay read() throws IOException {
    Files.write(file, zipped());
    return CapsuleReader.read(file);
  }

  private void refused(String fact) throws IOException {
    Files.write(file, zipped());
    refusedAsItIs(fact);
  }

  /** Subject, fact, remedy. */
  private void refusedAsItIs(String fact) {
    CapsuleException thrown = assertThrows(CapsuleException.class, () -> CapsuleReader.read(file));
    String message = String.valueOf(thrown.getMessage());
    assertTrue(message.startsWith("capsule " + file + ": "), message);
    assertTrue(message.contains(fact), message);
    assertTrue(message.matches("(?s).*; (take|run) .*"), message);
  }

  @Test
  void packed_again_by_another_program_it_is_as_good() throws Exception {
    parts.put("submission/", new byte[0]);
    put("notes.txt", "from me");
    assertEquals(List.of(Capsules.HANDED_IN), read().files());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../evil.sh",
        "submission/../../evil.sh",
        "/etc/passwd",
        "submission\\..\\evil.bat",
        "C:evil.bat",
        "..",
        "submission/.."
      })
  void an_entry_that_leads_out_of_it_is_refused(String name) throws Exception {
    put(name, "evil");
    refused("its entry '%s' leads out of it".formatted(name));
  }

  @Test
  void a_bomb_is_refused_before_it_goes_off() throws Exception {
    // A kilobyte a megabyte, in an entry that nobody would look at.
    parts.put("zeros.jfr", new byte[65 << 20]);
    refused("unpacked it has more than 67,108,864 bytes");
  }

  @Test
  void so_are_thousands_of_entries() throws Exception {
    for (int i = 0; i < 600; i++) {
      put("empty-" + i, "");
    }
    refused("it has more than 500 entries");
  }

  @Test
  void a_source_larger_than_any_that_is_handed_in_is_refused() throws Exception {
    parts.put(SOURCE, new byte[300 << 10]);
    refused(SOURCE + " has 307,200 bytes, and it may have 262,144");
  }

  @Test
  void a_file_too_large_for_any_capsule_is_not_even_opened() throws Exception {
    try (var sparse = new java.io.RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(100L << 20);
    }
    refusedAsItIs("it has 104,857,600 bytes, more than any capsule");
  }

  @Test
  void what_is_no_zip_is_refused() throws Exception {
    Files.writeString(file, "hello");
    refusedAsItIs("it is not a zip");
    Files.write(file, new byte[0]);
    refusedAsItIs("it is not a zip");
    Files.delete(file);
    refusedAsItIs("it can't be read");
    Files.createDirectory(file);
    refusedAsItIs("it is not a file");
  }

  @Test
  void one_that_was_cut_off_is_refused() throws Exception {
    byte[] zip = zipped();
    Files.write(file, Arrays.copyOf(zip, zip.length / 4));
    CapsuleException thrown = assertThrows(CapsuleException.class, () -> CapsuleReader.read(file));
    assertTrue(
        String.valueOf(thrown.getMessage()).matches("(?s).*(can't be read|is missing).*"),
        thrown.getMessage());
  }

  @Test
  void two_entries_of_one_name_are_refused() throws Exception {
    put("submission/src/Repeat.jav_", "another");
    byte[] zip = zipped();
    String text =
        new String(zip, StandardCharsets.ISO_8859_1).replace("Repeat.jav_", "Repeat.java");
    Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));
    refusedAsItIs("it has two entries '" + SOURCE + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"capsule.json", "environment.json", "run.json", SOURCE})
  void one_without_what_it_takes_says_what_is_missing(String name) throws Exception {
    parts.remove(name);
    refused(name + " is missing");
  }

  @Test
  void a_file_that_its_manifest_does_not_name_is_refused() throws Exception {
    put("submission/src/Evil.java", "class Evil {}");
    refused("submission/src/Evil.java is in it, and capsule.json does not name it");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "capsule.json | [1]                               | no JSON object",
        "capsule.json | {                                 | no JSON object",
        "capsule.json | {}                                | no 'format'",
        "capsule.json | {\"format\": \"1\"}               | no 'format'",
        "capsule.json | {\"format\": 1}                   | no exercise's id",
        "capsule.json | {\"format\": 1, \"exercise\": \"../x\"} | no exercise's id",
        "capsule.json | {\"format\": 1, \"exercise\": \"x\", \"files\": [7]} | no list of different 'files'",
        "run.json     | null                              | no JSON object",
        "run.json     | {\"benchmarks\": [{\"name\": \"a\"}]} | a benchmark without its speed-up",
        "run.json     | {\"benchmarks\": [{\"name\": \"a\", \"speedup\": {\"value\": -1, \"low\": 1, \"high\": 1}}]} | a benchmark without its speed-up",
        "environment.json | \"x\"                         | no JSON object"
      })
  void parts_that_are_not_what_they_should_be_are_named(String name, String text, String what)
      throws Exception {
    put(name, text);
    refused(name + " has " + what);
  }

  @Test
  void nesting_without_end_is_no_stack_overflow() throws Exception {
    put("run.json", "[".repeat(1 << 20));
    refused("run.json has no JSON object");
  }

  @Test
  void answers_that_are_none_are_refused() throws Exception {
    replace("capsule.json", "\"0\" : 1", "\"0\" : -1");
    refused("capsule.json has 'answers' that are none");
  }

  @Test
  void another_format_is_named_with_who_can_read_it() throws Exception {
    replace("capsule.json", "\"format\" : 1", "\"format\" : 2");
    refused(
        "it is of format 2, and this Hotpath reads 1; run it with the Hotpath that made it (1.0)");
  }

  @Test
  void text_that_is_not_utf_8_is_refused() throws Exception {
    parts.put(SOURCE, new byte[] {(byte) 0xff, (byte) 0xfe});
    refused(SOURCE + " is not UTF-8 text");
  }

  @Test
  void what_it_says_of_itself_can_not_write_on_a_terminal() throws Exception {
    replace("environment.json", "a CPU", "\\u001b[2Ja CPU\\u202e\\n" + "x".repeat(500));
    String cpu = read().cpu();
    assertTrue(cpu.startsWith("�[2Ja CPU��xxx"), cpu);
    assertEquals(121, cpu.length());
  }

  @Test
  void one_of_other_files_is_not_run() throws Exception {
    put("submission/src/Other.java", "class Other {}");
    replace("capsule.json", "\"src/Repeat.java\"", "\"src/Other.java\", \"src/Repeat.java\"");
    Replay replay = read();
    CapsuleException thrown =
        assertThrows(CapsuleException.class, () -> replay.filesFor(Capsules.repeat()));
    assertTrue(
        String.valueOf(thrown.getMessage())
            .contains(
                "it has the files [src/Other.java, src/Repeat.java], and exercise 'repeat' is handed in as [src/Repeat.java]; run it with"),
        thrown.getMessage());
  }

  @Test
  void answers_to_other_questions_are_not_handed_in() throws Exception {
    Replay replay = read();
    Exercise repeat = Capsules.repeat();
    assertTrue(repeat.questions().isEmpty());
    CapsuleException thrown = assertThrows(CapsuleException.class, () -> replay.answersFor(repeat));
    assertTrue(
        String.valueOf(thrown.getMessage()).contains("it answers question 1 with choice 2"),
        thrown.getMessage());
  }

  @Test
  void an_exercise_that_has_changed_since_is_noticed() throws Exception {
    put("starter/" + Capsules.FILE, "another starter");
    parts.remove("exercise/test/RepeatTest.java");
    Replay replay = read();
    assertEquals(List.of("test/RepeatTest.java", Capsules.FILE), replay.changed(Capsules.repeat()));
    assertEquals(List.of(new SourceFile(Capsules.FILE, Capsules.HANDED_IN.text())), replay.files());
  }
}
