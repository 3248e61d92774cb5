package dev.hotpath.worker.jit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hotpath.worker.jit.Compilation.Call;
import dev.hotpath.worker.jit.Compilation.Place;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Logs of a JDK 25, cut down to what says something of methods and calls, and logs that no JVM
 * writes.
 */
class CompilationLogTest {

  private static final Path RECORDED = Path.of("src/test/resources/jit");

  private static final String TASK =
      """
      <task compile_id='%d' %s method='a.B work ()V' bytes='1'>
      <klass id='1' name='a.B&lt;&apos;x&apos;&gt;' flags='1'/>
      <type id='2' name='int'/>
      <method id='3' holder='1' name='work' return='2'/>
      <method id='4' holder='1' name='&lt;init&gt;' return='2'/>
      <parse method='3' uses='1'>
      <bc code='184' bci='1'/>
      <call method='4' count='1' inline='1'/>
      <inline_%s reason='said'/>
      </parse>
      <task_done success='%d'/>
      </task>
      """;
  private static final String CALLEE = "a.B<'x'>.<init>";

  private static String recorded(String name) throws IOException {
    return Files.readString(RECORDED.resolve(name));
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<Call> calls(String text, String... methods) throws IOException {
    CompilationLog log = new CompilationLog(Set.of(methods), Set.of());
    log.read(stream(text));
    return log.inUse().stream().flatMap(compilation -> compilation.calls().stream()).toList();
  }

  private static Set<Boolean> inlined(String within, String method) throws IOException {
    return calls(recorded("calls.log"), "demo.V$" + method).stream()
        .filter(call -> call.within().contains("demo.V." + within))
        .map(Call::inlined)
        .collect(Collectors.toSet());
  }

  @Test
  void a_virtual_call_is_inlined_where_each_expected_receiver_is() throws IOException {
    assertEquals(Set.of(true), inlined("one", "Shape.area"));
    assertEquals(Set.of(true), inlined("one", "Sq.area"));
    assertEquals(Set.of(true), inlined("two", "Shape.area"));
    assertEquals(Set.of(true), inlined("two", "Ci.area"));
    assertEquals(Set.of(false), inlined("mega", "Shape.area"));
    assertEquals(Set.of(), inlined("mega", "Sq.area"));
  }

  @Test
  void a_call_counts_once_for_each_method_in_use() throws IOException {
    // Each of the three was compiled by C1, by C2 for its loop, and by C2.
    assertEquals(3, calls(recorded("calls.log"), "demo.V$Shape.area").size());
  }

  @Test
  void what_is_refused_is_not_inlined() throws IOException {
    String log = recorded("allocations.log");
    assertEquals(
        List.of(new Call("demo.Demo.big", List.of("demo.Demo.work"), false)),
        calls(log, "demo.Demo.big"));
    assertEquals(
        List.of(new Call("demo.Demo.digit", List.of("demo.Demo.work"), true)),
        calls(log, "demo.Demo.digit"));
  }

  @Test
  void allocations_that_are_gone_are_told_by_their_place() throws IOException {
    CompilationLog log = new CompilationLog(Set.of(), Set.of("demo.Demo$Point"));
    log.read(stream(recorded("allocations.log")));
    assertEquals(
        List.of(Set.of(new Place("demo.Demo$Point", "demo.Demo.work", 46))),
        log.inUse().stream().map(Compilation::removed).toList());
  }

  @Test
  void the_last_code_counts_whatever_the_order_of_the_files() throws IOException {
    String first = TASK.formatted(7, "", "success", 1);
    String second = TASK.formatted(8, "", "fail", 1);
    for (String log : List.of(first + second, second + first)) {
      assertEquals(List.of(new Call(CALLEE, List.of("a.B<'x'>.work"), false)), calls(log, CALLEE));
    }
  }

  @Test
  void code_thrown_away_and_code_that_came_to_nothing_does_not_count() throws IOException {
    String task = TASK.formatted(7, "", "success", 1);
    assertEquals(1, calls(task, CALLEE).size());
    assertEquals(0, calls(task + "<make_not_entrant thread='1' compile_id='7'/>\n", CALLEE).size());
    assertEquals(0, calls(TASK.formatted(7, "", "success", 0), CALLEE).size());
    assertEquals(0, calls(TASK.formatted(7, "level='3'", "success", 1), CALLEE).size());
    String again = "<failure reason='retry without escape analysis'/>\n</parse>";
    assertEquals(0, calls(task.replace("</parse>", again), CALLEE).size());
  }

  @Test
  void code_for_the_middle_of_a_loop_counts_only_where_there_is_no_other() throws IOException {
    String loop = TASK.formatted(9, "compile_kind='osr'", "success", 1);
    assertEquals(List.of(true), calls(loop, CALLEE).stream().map(Call::inlined).toList());
    String both = loop + TASK.formatted(8, "", "fail", 1);
    assertEquals(List.of(false), calls(both, CALLEE).stream().map(Call::inlined).toList());
  }

  @Test
  void a_log_that_is_cut_off_tells_of_what_is_complete() throws IOException {
    String whole = TASK.formatted(7, "", "success", 1);
    for (int end = 0; end < whole.length(); end++) {
      assertEquals(0, calls(whole.substring(0, end), CALLEE).size(), "cut at " + end);
    }
  }

  @Test
  void nonsense_is_no_compilation_and_no_failure() throws IOException {
    String nonsense =
        """
        <
        < method='1'>
        <task
        <task compile_id='x' method='y>
        </parse>
        <call/>
        <inline_success/>
        <method id='99999999999' holder='a' name='b'/>
        <parse method='-5'/>
        <task_done success='1'/>
        </task>
        </task>
        """;
    assertEquals(0, calls(nonsense + "<parse>\n".repeat(10_000), ".b").size());
  }

  @Test
  void a_line_may_have_any_length_and_a_log_may_not() throws IOException {
    String task = TASK.formatted(7, "", "success", 1);
    assertEquals(1, calls("<klass name='" + "x".repeat(1 << 20) + "'/>\n" + task, CALLEE).size());
    CompilationLog log = new CompilationLog(Set.of(CALLEE), Set.of());
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 'x';
          }

          @Override
          public int read(byte[] bytes, int offset, int length) {
            Arrays.fill(bytes, offset, offset + length, (byte) 'x');
            return length;
          }
        };
    assertThrows(IOException.class, () -> log.read(endless));
  }

  @Test
  void a_log_of_more_methods_than_there_can_be_is_refused() {
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 20_002; i++) {
      many.append("<make_not_entrant compile_id='").append(i).append("'/>\n");
    }
    assertThrows(IOException.class, () -> calls(many.toString(), CALLEE));
  }
}
