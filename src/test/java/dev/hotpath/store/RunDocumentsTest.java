package dev.hotpath.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.classroom.Reports;
import dev.hotpath.grade.Noise;
import dev.hotpath.grade.RunDocuments;
import dev.hotpath.grade.RunReport;
import dev.hotpath.grade.RunState;
import dev.hotpath.grade.Verdict;
import dev.hotpath.protocol.Diagnostic;
import dev.hotpath.protocol.TestReport;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

/**
 * What the store relies on: a document that was written can be read, by older and newer versions.
 */
class RunDocumentsTest {

  private static final RunReport FULL =
      new RunReport(
          "r1",
          "concat",
          RunState.DONE,
          Verdict.COMPILE_ERROR,
          "Correct, and 6.1× faster than the starter (goal 4×).",
          List.of(
              new Diagnostic("src/A.java", 1, 2, 3, 4, Diagnostic.Severity.WARNING, "a \"b\"\n\0")),
          List.of(
              new TestReport(
                  "A#a[1]", "a", TestReport.Status.FAILED, 1.5, "m", null, "</script>", "out")),
          List.of(new RunReport.GoalResult("fast", "speedup", 4, null, null)),
          List.of(
              new RunReport.BenchmarkResult(
                  "join",
                  "ns/op",
                  new RunReport.Sample(2, 1, 3, List.of(1.0, 2.0, 3.0)),
                  new RunReport.Sample(1, 1, 1, List.of(1.0)),
                  new RunReport.Ratio(2, Double.NaN, Double.POSITIVE_INFINITY),
                  0.001,
                  new RunReport.BytesPerOp(120.03, null))),
          "printed",
          List.of(new RunReport.Artifact("flame-cpu.json", 1L << 40)),
          new RunReport.Millis(1.0, null, 3.0, 4.0, null, null, 7.0),
          "process",
          "25.0.3",
          new Noise(0.98, 1.31, 2, "This machine was noisy"));

  @Test
  void a_document_comes_back_as_it_was() {
    assertEquals(FULL, RunDocuments.read(RunDocuments.write(FULL)));
    RunReport queued = Reports.queued("r1", "concat");
    assertEquals(queued, RunDocuments.read(RunDocuments.write(queued)));
  }

  @Test
  void words_are_in_lower_case_whatever_the_locale() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.of("tr")); // whose small I has no dot
    try {
      String json = RunDocuments.write(FULL);
      assertTrue(json.contains("\"severity\":\"warning\""), json);
      assertTrue(json.contains("\"status\":\"failed\""), json);
      assertTrue(json.contains("\"state\":\"done\""), json);
      assertTrue(json.contains("\"verdict\":\"compile-error\""), json);
      assertEquals(FULL, RunDocuments.read(json));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void keys_stand_in_the_order_of_the_design_and_the_unknown_is_null() {
    assertEquals(
        "{\"id\":\"r1\",\"exercise\":\"concat\",\"state\":\"queued\",\"verdict\":null,\"summary\":\"\","
            + "\"diagnostics\":[],\"tests\":[],\"goals\":[],\"benchmarks\":[],\"output\":\"\","
            + "\"artifacts\":[],\"millis\":{\"queued\":null,\"compile\":null,\"test\":null,"
            + "\"verdict\":null,\"measure\":null,\"profile\":null,\"total\":null},"
            + "\"sandbox\":\"process\",\"jdk\":\"25.0.3\",\"noise\":null}",
        RunDocuments.write(Reports.queued("r1", "concat")));
  }

  @Test
  void a_document_of_another_version_is_read() {
    String json = RunDocuments.write(FULL);
    String newer = json.replace("\"id\":\"r1\"", "\"id\":\"r1\",\"weather\":{\"rain\":true}");
    assertEquals(FULL, RunDocuments.read(newer));
    String older = json.replaceAll(",\"artifacts\":\\[[^]]*]", "").replace(",\"p\":0.001", "");
    RunReport read = RunDocuments.read(older);
    assertEquals(List.of(), read.artifacts());
    assertEquals(0, read.benchmarks().getFirst().p());
  }

  @Test
  void what_is_no_document_is_refused() {
    assertThrows(JacksonException.class, () -> RunDocuments.read("{\"id\":"));
    assertThrows(JacksonException.class, () -> RunDocuments.read("[]"));
  }
}
