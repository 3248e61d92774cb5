package dev.hotpath.worker.jit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Machine code that a JDK 25 printed on x86-64, and what no JVM prints. */
class MachineCodeLogTest {

  private static final String SUM = "compiled.R.sum";

  private static String recorded(String name) throws IOException {
    return Files.readString(Path.of("src/test/resources/jit", name));
  }

  private static OptionalInt checks(String text, String method) throws IOException {
    MachineCodeLog log = new MachineCodeLog(method);
    log.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    return log.checks();
  }

  /** Unrolled four times with a check in each, which is one place of the source. */
  @Test
  void a_check_counts_once_however_often_its_loop_is_unrolled() throws IOException {
    assertEquals(OptionalInt.of(1), checks(recorded("one-check.log"), "demo.Demo.big"));
  }

  /** The same method was compiled for its loop first, where the check is still there. */
  @Test
  void the_code_that_is_entered_at_its_beginning_counts() throws IOException {
    String log = recorded("no-check.log");
    assertEquals(OptionalInt.of(0), checks(log, SUM));
    String loopAlone = log.substring(0, log.indexOf("</print_nmethod>"));
    assertEquals(OptionalInt.of(1), checks(loopAlone, SUM));
    String thrownAway = log + "<make_not_entrant compile_id='11' reason='uncommon trap'/>\n";
    assertEquals(OptionalInt.of(1), checks(thrownAway, SUM));
  }

  @Test
  void without_code_of_that_method_nothing_is_told() throws IOException {
    assertEquals(OptionalInt.empty(), checks(recorded("no-check.log"), "compiled.R.other"));
    assertEquals(OptionalInt.empty(), checks("", SUM));
    String ofC1 = recorded("no-check.log").replace("compiler='c2'", "compiler='c1'");
    assertEquals(OptionalInt.empty(), checks(ofC1, SUM));
  }

  @Test
  void a_log_that_is_cut_off_tells_of_what_is_complete() throws IOException {
    String log = recorded("one-check.log");
    int end = log.indexOf("[/MachCode]\n") + "[/MachCode]\n".length();
    for (int at = 0; at < end; at += 7) {
      assertEquals(OptionalInt.empty(), checks(log.substring(0, at), "demo.Demo.big"), "at " + at);
    }
    assertEquals(OptionalInt.of(1), checks(log.substring(0, end), "demo.Demo.big"));
  }

  @Test
  void more_code_than_any_method_has_is_refused() throws IOException {
    StringBuilder log =
        new StringBuilder("<print_nmethod compile_id='1' compiler='c2'>\n[Verified Entry Point]\n");
    for (int at = 0; at < 3 << 20; at += 4_000) {
      log.append("  0x%016x: %s%n".formatted(0x7ffb8bec7e00L + at, "9090 ".repeat(2_000)));
    }
    String code = log.toString();
    assertThrows(IOException.class, () -> checks(code, SUM));
  }
}
