package dev.hotpath.grade.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotpath.exercise.View;
import dev.hotpath.grade.Ending;
import dev.hotpath.grade.RunDocuments;
import org.junit.jupiter.api.Test;

class ViewWordsTest {

  @Test
  void one_before_it_and_several() {
    assertEquals("It waits: one measurement is before it.", ViewWords.waits(1));
    assertEquals("It waits: 3 measurements are before it.", ViewWords.waits(3));
  }

  @Test
  void why_there_is_no_picture() {
    assertEquals(
        "No picture: the benchmark ended its JVM with exit code 3. Your verdict stays.",
        ViewWords.ended(new Ending.Died(3, "")));
    assertEquals(
        "Hotpath failed: not recorded: [lock].",
        ViewWords.ended(new Ending.HarnessFailed("not recorded: [lock]")));
  }

  @Test
  void what_the_run_has_is_told_like_what_was_taken_just_now() {
    assertEquals(
        """
        {"run":"r1","exercise":"concat","view":"gc","state":"done","outcome":"taken",\
        "summary":"Taken, and kept with the run."}\
        """,
        RunDocuments.mapper().writeValueAsString(ViewReport.taken("r1", "concat", View.GC)));
  }
}
