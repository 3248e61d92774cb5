package dev.hotpath.web.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.hotpath.exercise.View;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ViewTabTest {

  @ParameterizedTest
  @EnumSource(View.class)
  void every_view_of_an_exercise_has_a_name_and_a_promise_of_its_own(View view) {
    ViewTab tab = ViewTab.of(view.key());
    assertNotEquals(view.key(), tab.label());
    assertNotEquals(ViewTab.of("another").promise(), tab.promise());
  }

  @Test
  void an_abbreviation_stays_one_inside_a_sentence() {
    assertEquals("CPU", ViewTab.of("cpu").inSentence());
    assertEquals("GC", ViewTab.of("gc").inSentence());
    assertEquals("live heap", ViewTab.of("live").inSentence());
  }
}
