package dev.hotpath.profiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hotpath.exercise.View;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProfilerTest {

  @Test
  void what_disturbs_others_is_recorded_alone() {
    assertEquals(
        List.of(List.of("lock"), List.of("alloc", "cpu"), List.of("wall"), List.of("live")),
        Profiler.recordings(List.of("lock", "alloc", "wall", "cpu", "live")));
    assertEquals(List.of(List.of("cpu")), Profiler.recordings(List.of("cpu")));
  }

  @Test
  void every_profile_of_an_exercise_can_be_recorded() {
    List<String> views =
        Arrays.stream(View.values()).filter(View::isProfile).map(View::key).toList();
    Set<String> recorded = new HashSet<>();
    Profiler.recordings(views).forEach(recorded::addAll);
    assertEquals(Set.copyOf(views), recorded);
  }

  @Test
  void a_view_that_there_is_not_is_named() {
    assertEquals(
        "there is no view 'heap'",
        assertThrows(
                IllegalArgumentException.class, () -> Profiler.recordings(List.of("cpu", "heap")))
            .getMessage());
  }
}
