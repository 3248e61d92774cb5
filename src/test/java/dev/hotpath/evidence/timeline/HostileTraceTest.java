package dev.hotpath.evidence.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.protocol.Trace.ThreadKind;
import dev.hotpath.protocol.TraceKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Traces by whoever took over a worker: what they say is text, and what can't be is refused. */
class HostileTraceTest {

  private final Given given = new Given();

  @ParameterizedTest
  @ValueSource(strings = {"</script><b>x", "`x` and `y`", "\u202egnp.exe", "a\nb", ""})
  void hostile_names_stay_text(String name) {
    int holder = given.thread(name, ThreadKind.PLATFORM);
    int thread = given.thread("worker", ThreadKind.PLATFORM);
    given.event(TraceKind.BLOCKED, 0, 900, thread, given.name(name), holder, -1);
    Window window = given.timeline().overview();
    assertEquals(name, window.lanes().get(holder).name());
    String told = String.join("\n", window.sentences().subList(1, 2));
    assertEquals(0, told.chars().filter(c -> c == '`').count() % 2, told);
    assertFalse(told.contains("\u202e") || told.contains("\n"), told);
    assertTrue(told.startsWith("45 % of their time blocked"), told);
  }

  /** Each kind of event may refer to what its trace has, and to nothing else. */
  @ParameterizedTest
  @EnumSource(TraceKind.class)
  void an_event_that_refers_to_what_is_not_there_is_refused(TraceKind kind) {
    given.thread("worker", ThreadKind.PLATFORM);
    if (kind.hasThread()) {
      assertThrows(
          IndexOutOfBoundsException.class,
          () -> new Given().event(kind, 0, 1, 0).timeline(),
          "a thread");
    }
    if (kind.isNamed()) {
      given.event(kind, 0, 1, 0, 0, -1, -1);
      assertThrows(IndexOutOfBoundsException.class, given::timeline, "a name");
    } else if (kind.hasOtherThread()) {
      given.event(kind, 0, 1, 0, -1, 1, -1);
      assertThrows(IndexOutOfBoundsException.class, given::timeline, "another thread");
    } else if (kind.hasStack()) {
      given.event(kind, 0, 0, 0, 0, -1, 0);
      assertThrows(IndexOutOfBoundsException.class, given::timeline, "a stack");
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> {
          Given late = new Given();
          late.thread("worker", ThreadKind.PLATFORM);
          late.event(kind, 999, 1_001, 0).timeline();
        },
        "behind the end");
  }

  @Test
  void a_trace_with_other_events_than_it_says_is_refused() {
    int thread = given.thread("worker", ThreadKind.PLATFORM);
    given.event(TraceKind.PARKED, 0, 1, thread).claiming(2);
    assertThrows(IllegalArgumentException.class, given::timeline);
  }

  @Test
  void windows_outside_of_the_recording_are_refused() {
    given.thread("worker", ThreadKind.PLATFORM);
    Timeline timeline = given.timeline();
    assertThrows(IllegalArgumentException.class, () -> timeline.window(-1, 5, 1));
    assertThrows(IllegalArgumentException.class, () -> timeline.window(5, 5, 1));
    assertThrows(IllegalArgumentException.class, () -> timeline.window(0, timeline.nanos() + 1, 1));
  }
}
