package dev.hotpath.evidence.timeline;

import dev.hotpath.evidence.timeline.Events.Range;
import dev.hotpath.protocol.TraceKind;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a thread mostly did in some time, in which others waited for it.
 *
 * @param state of its longest wait then; {@code null} where it mostly ran
 * @param stack of that, or of a sample while it ran; −1 where there is none
 */
record Doing(@Nullable State state, int stack) {

  static Doing of(Events events, int thread, int from, int to) {
    Range waits = events.touching(events.waits(thread), from, to);
    int longest = -1;
    int most = 0;
    long waited = 0;
    for (int wait = waits.begin(); wait < waits.end(); wait++) {
      int within = events.within(wait, from, to);
      waited += within;
      if (within > most) {
        most = within;
        longest = wait;
      }
    }
    if (longest >= 0 && 2 * waited >= to - from) {
      return new Doing(State.of(events.kind(longest)), events.stacks()[longest]);
    }
    int sampled = sampled(events, thread, from, to);
    return sampled < 0 && longest >= 0
        ? new Doing(State.of(events.kind(longest)), events.stacks()[longest])
        : new Doing(null, sampled);
  }

  private static int sampled(Events events, int thread, int from, int to) {
    Range samples = events.of(TraceKind.SAMPLED);
    Map<Integer, Integer> counts = new HashMap<>();
    int best = -1;
    int most = 0;
    for (int i = events.firstFrom(samples, from); i < samples.end() && events.start(i) < to; i++) {
      if (events.threads()[i] == thread) {
        int count = counts.merge(events.stacks()[i], 1, Integer::sum);
        if (count > most) {
          most = count;
          best = events.stacks()[i];
        }
      }
    }
    return best;
  }
}
