package dev.hotpath.worker.jit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.protocol.JitFindings;
import dev.hotpath.protocol.JitFindings.Call;
import dev.hotpath.protocol.JitFindings.Compiled;
import dev.hotpath.protocol.JitFindings.Kind;
import dev.hotpath.protocol.JitFindings.Outcome;
import dev.hotpath.protocol.JitFindings.Receiver;
import dev.hotpath.protocol.JitFindings.Site;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Logs of a JDK 25, and what no JVM writes. */
class JitHistoryTest {

  private static String recorded(String name) throws IOException {
    return Files.readString(Path.of("src/test/resources/jit", name));
  }

  private static JitFindings findings(String architecture, String... files) throws IOException {
    JitHistory history = new JitHistory("demo", architecture);
    for (String file : files) {
      history.read(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
    }
    return history.findings(architecture, List.of());
  }

  private static Call call(JitFindings findings, String caller, String declared) {
    List<Call> calls =
        findings.calls().stream()
            .filter(call -> call.at().method().name().equals(caller))
            .filter(call -> call.declared().equals(declared))
            .toList();
    assertEquals(1, calls.size(), calls::toString);
    return calls.getFirst();
  }

  @Test
  void calls_have_their_place_their_receivers_and_what_became_of_each() throws IOException {
    JitFindings findings = findings("amd64", recorded("calls.log"));
    Call one = call(findings, "one", "demo.V$Shape.area");
    assertEquals(25, one.at().bci());
    assertEquals("([Ldemo/V$Shape;)I", one.at().method().descriptor());
    assertEquals(List.of(new Receiver("demo.V$Sq", 299_856)), one.receivers());
    assertEquals(List.of(new Outcome("demo.V$Sq.area", true, "inline (hot)")), one.outcomes());
    Call mega = call(findings, "mega", "demo.V$Shape.area");
    assertTrue(mega.dispatched());
    assertEquals(628_100, mega.count());
    assertEquals(
        List.of(new Receiver("demo.V$Sq", 213_554), new Receiver("demo.V$Ci", 207_273)),
        mega.receivers());
    assertEquals(List.of(new Outcome("demo.V$Shape.area", false, "virtual call")), mega.outcomes());
  }

  @Test
  void compilations_are_told_whether_in_use_or_not() throws IOException {
    JitFindings findings = findings("amd64", recorded("calls.log"));
    Compiled osr =
        findings.compilations().stream().filter(one -> one.id() == 131).findFirst().orElseThrow();
    assertTrue(osr.osr() && osr.level() == 4 && !osr.inUse());
    assertEquals(146, osr.fromMillis(), 1e-6);
    assertEquals(182, osr.toMillis(), 1e-6);
    assertEquals(776, osr.codeBytes());
    Compiled last =
        findings.compilations().stream().filter(one -> one.id() == 166).findFirst().orElseThrow();
    assertTrue(last.inUse());
    assertEquals(List.of("area"), last.inlined().stream().map(JitFindings.Method::name).toList());
    assertEquals(
        3, findings.compilations().stream().filter(one -> one.level() == 3).toList().size());
  }

  @Test
  void an_object_that_is_gone_is_told_by_its_place() throws IOException {
    JitFindings findings = findings("amd64", recorded("allocations.log"));
    assertEquals(
        List.of("demo.Demo$Point at 46"),
        findings.sites().stream()
            .filter(site -> site.kind() == Kind.ALLOCATION_GONE)
            .map(site -> site.what() + " at " + site.at().bci())
            .toList());
  }

  private static final String PLANTED =
      """
      <task compile_id='7' method='demo.A work ()V' bytes='9' stamp='1.000'>
      <type id='2' name='void'/>
      <klass id='1' name='demo.A'/>
      <klass id='5' name='java.util.ArrayList$Itr'/>
      <klass id='6' name='java.util.ArrayList'/>
      <method id='3' holder='1' name='work' return='2' bytes='9'/>
      <method id='4' holder='6' name='iterator' return='5' bytes='10'/>
      <method id='8' holder='1' name='later' return='2' bytes='12'/>
      <parse method='3'>
      <bc code='182' bci='2'/>
      <call method='4' count='10' inline='1'/>
      <inline_success reason='inline (hot)'/>
      <parse method='4'>
      </parse>
      <bc code='182' bci='6'/>
      <call method='8' count='10' inline='1'/>
      </parse>
      <late_inline method='8'>
      <jvms bci='6' method='3'/>
      </late_inline>
      <parse method='8'>
      <bc code='184' bci='1'/>
      <call method='3' count='1' inline='1'/>
      <inline_fail reason='recursive inlining is too deep'/>
      </parse>
      <eliminate_allocation type='5'>
      <jvms bci='0' method='4'/>
      <jvms bci='2' method='3'/>
      </eliminate_allocation>
      <eliminate_lock class='lock' kind='NonEscObj'>
      <jvms bci='8' method='3'/>
      </eliminate_lock>
      <eliminate_lock class='unlock' kind='NonEscObj'>
      <jvms bci='8' method='3'/>
      </eliminate_lock>
      <task_done success='1' nmsize='100' stamp='1.500'/>
      </task>
      """;

  @Test
  void what_is_inlined_counts_at_the_place_of_ours_that_it_is_in() throws IOException {
    JitFindings findings = findings("amd64", PLANTED);
    List<Site> sites = findings.sites();
    assertEquals(
        List.of(
            "ALLOCATION_GONE java.util.ArrayList$Itr 2 java.util.ArrayList.iterator 1",
            "LOCK_GONE NonEscObj 8  1"),
        sites.stream()
            .map(site ->
                "%s %s %d %s %d"
                    .formatted(
                        site.kind(), site.what(), site.at().bci(), site.inside(), site.count()))
            .toList());
    // A call that was left for later has its own place, and what it calls is in it.
    assertEquals(1, call(findings, "later", "demo.A.work").at().bci());
    assertEquals(List.of(), call(findings, "work", "demo.A.later").outcomes());
    assertEquals(
        List.of("later"),
        findings.compilations().getFirst().inlined().stream()
            .map(JitFindings.Method::name)
            .toList());
  }

  @Test
  void code_that_was_left_is_told_with_reason_and_time_and_counts_no_more() throws IOException {
    String jvm =
        """
        <uncommon_trap thread='1' reason='class_check' action='maybe_recompile' compile_id='7' compiler='c2' stamp='2.500'>
        <jvms bci='3' method='java.util.ArrayList get (I)Ljava/lang/Object;' bytes='15'/>
        <jvms bci='2' method='demo.A work ()V' bytes='9'/>
        </uncommon_trap>
        <make_not_entrant thread='1' reason='uncommon trap' compile_id='7' stamp='2.501'/>
        """;
    JitFindings findings = findings("amd64", PLANTED, jvm);
    assertEquals(1, findings.traps().size());
    JitFindings.Trap trap = findings.traps().getFirst();
    assertEquals("class_check", trap.reason());
    assertEquals(2_500, trap.atMillis(), 1e-6);
    assertEquals(2, trap.at().bci());
    Compiled thrown = findings.compilations().getFirst();
    assertEquals("uncommon trap", thrown.thrownAway());
    assertTrue(!thrown.inUse());
    assertEquals(List.of(), findings.sites());
    assertEquals(List.of(), findings.calls());
  }

  @Test
  void checks_are_read_where_the_processor_is_one_that_can_be_read() throws IOException {
    String code = recorded("one-check.log");
    String task =
        "<task compile_id='27' method='demo.Demo big ([I[I)I' bytes='26'>\n"
            + "<task_done success='1' nmsize='9' stamp='1.0'/>\n</task>\n";
    JitFindings x86 = findings("amd64", task, code);
    assertTrue(x86.machineCode() && x86.instructions());
    assertEquals(
        List.of("CHECK_LEFT iaload 15 5"),
        x86.sites().stream()
            .map(site ->
                "%s %s %d %d"
                    .formatted(site.kind(), site.what(), site.at().bci(), site.at().line()))
            .toList());
    JitFindings arm = findings("aarch64", task, code);
    assertTrue(arm.machineCode() && !arm.instructions());
    assertEquals(List.of(), arm.sites());
  }

  @Test
  void a_log_that_is_cut_off_or_mixed_up_is_no_failure() throws IOException {
    String whole = PLANTED + recorded("one-check.log");
    Random random = new Random(1);
    for (int round = 0; round < 200; round++) {
      int from = random.nextInt(whole.length());
      int to = from + random.nextInt(whole.length() - from);
      findings("amd64", whole.substring(from, to) + "\n" + PLANTED);
    }
    String huge = "demo." + "x".repeat(10_000);
    JitFindings findings =
        findings(
            "amd64", PLANTED.replace("demo.A", huge).replace("inline (hot)", "y".repeat(9_000)));
    assertTrue(findings.calls().size() <= JitFindings.MAX_CALLS);
  }

  @Test
  void more_than_was_ever_compiled_is_refused() {
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 5_000; i++) {
      many.append("<task compile_id='%d' method='demo.A m%d ()V'>\n</task>\n".formatted(i, i));
    }
    assertThrows(IOException.class, () -> findings("amd64", many.toString()));
  }
}
