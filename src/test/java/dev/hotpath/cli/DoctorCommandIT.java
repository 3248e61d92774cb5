package dev.hotpath.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.Packaged;
import dev.hotpath.Packaged.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code hotpath doctor} on the machine that runs the tests. */
@Timeout(120)
class DoctorCommandIT {

  @Test
  void its_findings_are_json_that_a_script_can_read() throws Exception {
    Outcome outcome = Packaged.run("doctor", "--json");
    JsonNode findings = JsonMapper.builder().build().readTree(outcome.out());
    assertTrue(
        findings
            .findValuesAsString("subject")
            .containsAll(List.of("JDK", "cores", "memory", "sandbox", "profiler", "clock")),
        outcome.out());
    for (JsonNode finding : findings) {
      assertEquals(
          List.of("subject", "state", "value", "remedy"), List.copyOf(finding.propertyNames()));
      String state = finding.get("state").asString();
      assertTrue(List.of("ok", "poor", "missing").contains(state), finding.toString());
      if (state.equals("ok")) {
        assertEquals("", finding.get("remedy").asString(), finding.toString());
      }
    }
    boolean works = !findings.findValuesAsString("state").contains("missing");
    assertEquals(works ? 0 : 1, outcome.exit());
  }
}
