package dev.hotpath.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotpath.evidence.flame.Profile;
import dev.hotpath.evidence.flame.Sources;
import dev.hotpath.protocol.JobEvent;
import dev.hotpath.protocol.StackSamples;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is kept of what a worker sends, which need not be ours any more. */
class ProfilingTest {

  private final Map<String, byte[]> kept = new LinkedHashMap<>();
  private final Profiling.Intake intake = intake("lock", "cpu");

  /** Of an exercise whose first profile is {@code lock}. */
  private Profiling.Intake intake(String... views) {
    return new Profiling.Intake(
        List.of(views),
        "lock",
        new Sources("concat", List.of()),
        "concat",
        (name, bytes) -> kept.merge(name, bytes, (before, again) -> new byte[0]));
  }

  private void profiled(StackSamples samples) {
    intake.take(new JobEvent.Profiled(samples));
  }

  @Test
  void the_teaching_views_recording_has_the_plain_name() {
    intake.take(new JobEvent.Recorded("cpu", new byte[] {2}));
    intake.take(new JobEvent.Recorded("lock", new byte[] {1}));
    assertEquals(Set.of("recording.jfr", "recording-cpu.jfr"), kept.keySet());
    assertArrayEquals(new byte[] {1}, kept.get("recording.jfr"));
  }

  @Test
  void that_of_a_view_which_is_taken_later_does_not_take_the_plain_name() {
    intake("alloc").take(new JobEvent.Recorded("alloc", new byte[] {3}));
    assertEquals(Set.of("recording-alloc.jfr"), kept.keySet());
  }

  @Test
  void what_nobody_asked_for_and_what_comes_twice_is_not_kept() {
    profiled(new Profile().wall());
    intake.take(new JobEvent.Recorded("../../escape", new byte[] {1}));
    assertEquals(Set.of(), kept.keySet());
    for (int i = 0; i < 2; i++) {
      profiled(new Profile().stack(1, "concat.Concat.join:7").lock());
      intake.take(new JobEvent.Recorded("lock", new byte[] {1}));
    }
    assertEquals(
        Set.of(
            "flame-lock.json",
            "profile-lock.pb.gz",
            "collapsed-lock.txt",
            "speedscope-lock.json",
            "trace-lock.json",
            "recording.jfr"),
        kept.keySet());
    kept.forEach((name, bytes) -> assertEquals(false, bytes.length == 0, name));
  }
}
