package dev.hotpath.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.exercise.View;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How views are taken, and what they leave. */
class InspectionTest {

  @ParameterizedTest
  @EnumSource(View.class)
  void each_view_can_be_taken_in_one_way(View view) {
    assertTrue(Inspection.of(view).isPresent());
    assertEquals(!view.isProfile(), Inspection.ALL.containsKey(view));
  }

  @ParameterizedTest
  @CsvSource({
    "gc.json,true",
    "gc.log,true",
    "jit-log.txt.gz,true",
    "timeline.bin,true",
    "flame-cpu.json,false",
    "garbage.json,false",
    "capsule.zip,false",
  })
  void a_file_is_known_by_the_view_that_it_begins_with(String name, boolean known) {
    assertEquals(known, Inspection.isFile(name));
  }

  @Test
  void no_two_views_have_the_same_key() {
    assertEquals(
        View.values().length, Arrays.stream(View.values()).map(View::key).distinct().count());
  }
}
