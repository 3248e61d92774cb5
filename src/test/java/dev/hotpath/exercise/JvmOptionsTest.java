package dev.hotpath.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.protocol.Diagnostic;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a learner may ask of a JVM, and what not. */
class JvmOptionsTest {

  private static Diagnostic refusal(String text) {
    JvmOptions options = JvmOptions.parse(text);
    assertEquals(List.of(), options.flags(), "nothing is passed on where one is refused");
    assertTrue(!options.refused().isEmpty(), "it was let through: " + text);
    return options.refused().getFirst();
  }

  @Test
  void comments_and_blank_lines_are_left_out_and_the_order_is_kept() {
    JvmOptions options =
        JvmOptions.parse("# collector\r\n-XX:+UseG1GC # G1\r\n\r\n  -Xmx64m\t\n#-Xmx1m\n");
    assertEquals(List.of(), options.refused());
    assertEquals(List.of("-XX:+UseG1GC", "-Xmx64m"), options.flags());
    assertEquals(List.of(2, 4), options.lines());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-XX:+UseSerialGC",
        "-XX:+UseParallelGC",
        "-XX:+UseG1GC",
        "-XX:+UseZGC",
        "-XX:+UseShenandoahGC",
        "-XX:+UseEpsilonGC",
        "-XX:+UnlockExperimentalVMOptions",
        "-Xmx1g",
        "-Xmx1024m",
        "-Xmx1073741824",
        "-Xms64M",
        "-Xmn8192k",
        "-XX:NewRatio=1",
        "-XX:SoftMaxHeapSize=64m",
        "-XX:MaxGCPauseMillis=5",
        "-XX:ParallelGCThreads=8",
        "-XX:-UseCompactObjectHeaders",
        "-XX:-DoEscapeAnalysis",
        "-XX:TieredStopAtLevel=0"
      })
  void what_teaches_is_allowed(String option) {
    assertEquals(List.of(option), JvmOptions.parse(option).flags());
  }

  /** Families that load code, touch files, open the JVM, or lift a limit. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "-javaagent:/tmp/a.jar",
        "-agentlib:jdwp=transport=dt_socket",
        "-agentpath:/tmp/a.so",
        "-XX:OnOutOfMemoryError=sh",
        "-XX:OnError=sh",
        "-XX:+AllowArchivingWithJavaAgent",
        "-XX:Flags=/tmp/f",
        "-XX:VMOptionsFile=/tmp/f",
        "-XX:LogFile=/tmp/f",
        "-Xlog:gc:/tmp/f",
        "-Xlog:gc:file=/tmp/f",
        "-Xloggc:/tmp/f",
        "-XX:ErrorFile=/tmp/f",
        "-XX:HeapDumpPath=/tmp",
        "-XX:+HeapDumpOnOutOfMemoryError",
        "-XX:StartFlightRecording=filename=/tmp/f",
        "-XX:SharedArchiveFile=/tmp/f",
        "-XX:AOTCache=/tmp/f",
        "-XX:AOTCacheOutput=/tmp/f",
        "-XX:CompileCommandFile=/tmp/f",
        "-XX:CompileCommand=quiet",
        "-XX:+UnlockDiagnosticVMOptions",
        "@/tmp/arguments",
        "-cp",
        "-classpath",
        "--class-path=/",
        "-p",
        "--module-path=/",
        "-jar",
        "--add-opens=java.base/java.lang=ALL-UNNAMED",
        "--add-exports=a/b=c",
        "--add-modules=a",
        "--patch-module=java.base=/tmp",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-Dkey=value",
        "-Xbootclasspath/a:/tmp",
        "-Xshare",
        "-Xverify:none",
        "-XX:-BytecodeVerificationRemote",
        "-XX:+DisableAttachMechanism",
        "-XX:-DisableAttachMechanism",
        "-XX:+EnableDynamicAgentLoading",
        "-XX:+UsePerfData",
        "-XX:+CreateCoredumpOnCrash",
        "-XX:-ExitOnOutOfMemoryError",
        "-XX:MaxMetaspaceSize=1g",
        "-XX:MaxDirectMemorySize=4g",
        "-XX:ReservedCodeCacheSize=1g",
        "-XX:MaxHeapSize=8g",
        "-XX:MaxRAM=64g",
        "-XX:MaxRAMPercentage=100",
        "-XX:+UseLargePages",
        "-Xss1g",
        "-version",
        "-XX:+DisableExplicitGC",
        "-XX:ActiveProcessorCount=64",
        "-XX:+PrintFlagsFinal",
        "-X",
        "-",
        "--",
        "-XX:",
        "-XX:+",
        "-XX:=",
        "-Xmixed",
        "-Xmxx",
        "JAVA_TOOL_OPTIONS=-javaagent:a"
      })
  void what_could_do_harm_is_refused_with_fact_and_remedy(String option) {
    Diagnostic refused = refusal("-XX:+UseSerialGC\n  " + option + "\n");
    assertEquals(JvmOptions.FILE, refused.file());
    assertEquals(Diagnostic.Severity.ERROR, refused.severity());
    assertEquals(2, refused.line());
    assertEquals(3, refused.column());
    assertEquals(3 + option.length(), refused.endColumn());
    assertTrue(
        refused.message().matches("(?s).+(?:list below the editor|dash; write|; write -X).*"),
        refused.message());
  }

  @Test
  void a_refusal_names_the_option_as_it_was_written() {
    assertEquals(
        "-javaagent:/tmp/a.jar is not among the options that this exercise can change;"
            + " see the list below the editor",
        refusal("-javaagent:/tmp/a.jar").message());
    assertEquals("-Xmx takes a size from 4m to 1g; write -Xmx1g, say", refusal("-Xmx2g").message());
    assertEquals(
        "UseZGC can only be switched on; write -XX:+UseZGC", refusal("-XX:-UseZGC").message());
    assertEquals(
        "-Xmx is in line 1 already; remove one of the two", refusal("-Xmx64m\n-Xmx32m").message());
  }

  static Stream<String> outOfRange() {
    return Stream.of(
        "-Xmx",
        "-Xmx0",
        "-Xmx1025m",
        "-Xmx3m",
        "-Xmx-1m",
        "-Xmx+64m",
        "-Xmx64mb",
        "-Xmx64t",
        "-Xmx0x40000000",
        "-Xmx064m2",
        "-Xmx99999999999g",
        "-Xmx999999999999g",
        "-Xmx18446744073709551680",
        "-XX:Xmx=64m",
        "-XX:NewRatio",
        "-XX:NewRatio=",
        "-XX:NewRatio=0",
        "-XX:NewRatio=101",
        "-XX:NewRatio=2=3",
        "-XX:+NewRatio=2",
        "-XX:ParallelGCThreads=9",
        "-XX:ParallelGCThreads=1e9",
        "-XX:UseZGC",
        "-XX:UseZGC=true",
        "-XX:+UseZGC=true",
        "-XX:++UseZGC",
        "-XX:+UseZGC,-Xmx9g",
        "-XX:TieredStopAtLevel=5",
        "-XX:TieredStopAtLevel=4294967296");
  }

  @ParameterizedTest
  @MethodSource("outOfRange")
  void a_value_out_of_its_range_is_refused(String option) {
    refusal(option);
  }

  static Stream<String> spellings() {
    return Stream.of(
        "-XX:+UnlockExperimentalVMOptions -XX:OnError=sh", // two in a line
        "-XX:+UseZGC\t-javaagent:a",
        "\"-Xmx64m\"",
        "'-Xmx64m'",
        "-Xmx64m\\",
        "-Xmx64m;-javaagent:a",
        "-Xmx64m\r-javaagent:a", // ends a line for some
        "-Xmx64m\u2028-javaagent:a",
        "-Xmx64m\u0085-javaagent:a",
        "-Xmx64m\u000b-javaagent:a",
        "-Xmx64m\f-javaagent:a",
        "-Xmx64m\0-javaagent:a",
        "\u2212Xmx64m", // a minus, not a dash
        "-X\u200bmx64m",
        "\u00a0-Xmx64m",
        "-Xmx\u0666\u0664m", // digits all the same
        "-XX:+Use\u0405erialGC",
        "-XX:+usezgc",
        "-xmx64m",
        "-XX:+UseZGC\u202e",
        "#\r-javaagent:a\n-Xmx64m;",
        "-Xmx64m#c");
  }

  @ParameterizedTest
  @MethodSource("spellings")
  void hostile_spellings_are_refused(String text) {
    refusal(text);
  }

  @Test
  void a_comment_never_lets_anything_through() {
    assertEquals(List.of(), JvmOptions.parse("# \r-javaagent:a \u2028-Xmx9g").flags());
  }

  @Test
  void a_file_is_bounded_in_length_and_number() {
    assertEquals(1, refusal("#" + "x".repeat(5_000)).line());
    String names = "-XX:NewRatio=1\n".repeat(1_000);
    assertTrue(refusal(names).message().startsWith("this file has 15,000 characters"));
    String long1 = refusal("-XX:" + "A".repeat(3_000)).message();
    assertTrue(long1.length() < 200, long1);
    String many =
        String.join(
            "\n",
            AllowedOptions.groups().stream()
                .flatMap(group -> group.options().stream())
                .map(JvmOptionsTest::written)
                .toList());
    assertEquals(List.of(), JvmOptions.parse(many).refused());
  }

  /** What the page lists as allowed is allowed, at both ends of its range. */
  @Test
  void both_ends_of_every_range_are_allowed() {
    AllowedOptions.groups().stream()
        .flatMap(group -> group.options().stream())
        .filter(option -> option.form() == Option.Form.NUMBER || option.form() == Option.Form.SIZE)
        .forEach(option -> {
          String ends = option.shown();
          int dots = ends.indexOf('…');
          String name = ends.substring(0, dots - option.least().length());
          for (String end : List.of(option.least(), option.most())) {
            assertEquals(List.of(name + end), JvmOptions.parse(name + end).flags(), ends);
          }
        });
  }

  private static String written(Option option) {
    return switch (option.form()) {
      case ON -> "-XX:+" + option.name();
      case ON_OR_OFF -> "-XX:-" + option.name();
      case NUMBER, SIZE ->
          (option.name().startsWith("-X") ? option.name() : "-XX:" + option.name() + "=")
              + option.most();
    };
  }

  @Test
  void every_option_is_listed_once() {
    List<String> names =
        AllowedOptions.groups().stream()
            .flatMap(group -> group.options().stream())
            .map(Option::name)
            .toList();
    assertEquals(names.size(), names.stream().distinct().count());
    assertTrue(IntStream.range(0, names.size()).allMatch(i -> !names.get(i).isBlank()));
  }
}
