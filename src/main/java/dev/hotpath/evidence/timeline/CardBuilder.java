package dev.hotpath.evidence.timeline;

import dev.hotpath.evidence.timeline.Events.Range;
import dev.hotpath.evidence.timeline.ThreadCard.HeldBy;
import dev.hotpath.evidence.timeline.ThreadCard.HotLine;
import dev.hotpath.evidence.timeline.ThreadCard.Mounted;
import dev.hotpath.evidence.timeline.ThreadCard.Starter;
import dev.hotpath.evidence.timeline.ThreadCard.Waited;
import dev.hotpath.evidence.timeline.Window.Place;
import dev.hotpath.protocol.Trace;
import dev.hotpath.protocol.Trace.TracedThread;
import dev.hotpath.protocol.TraceKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts a thread's card together. */
final class CardBuilder {

  private static final int MAX_WAITS = 30;
  private static final int MAX_HOLDERS = 5;
  private static final int MAX_OTHERS = 20;
  private static final int MAX_LOOKED_AT = 500; // waits of a group, for what its holders did

  private final Timeline timeline;
  private final Trace trace;
  private final Events events;
  private final int number;
  private final int from;
  private final int to;
  private final Used used;

  private record Key(State state, int what, int stack) {}

  private record Holding(int thread, @Nullable State state, int stack) {}

  private static final class Sum {
    private long nanos;
    private int count;
    private int longest;
    private final List<Integer> held = new ArrayList<>();

    void add(int within, int whole) {
      nanos += within;
      count++;
      longest = Math.max(longest, whole);
    }
  }

  CardBuilder(Timeline timeline, int number, int from, int to) {
    this.timeline = timeline;
    trace = timeline.trace();
    events = timeline.events();
    this.number = number;
    this.from = from;
    this.to = to;
    used = new Used(timeline);
  }

  ThreadCard build() {
    TracedThread thread = trace.threads().get(number);
    Starter starter =
        thread.startedBy() < 0
            ? null
            : new Starter(
                thread.startedBy(), name(thread.startedBy()), used.stack(thread.startStack()));
    List<Waited> waits = waits();
    List<Integer> samples = samples();
    List<HotLine> hot = hot(samples);
    List<List<List<Integer>>> stacks = used.stacks();
    return new ThreadCard(
        number,
        thread.name(),
        thread.kind().name().toLowerCase(Locale.ROOT),
        from,
        to,
        thread.start() < 0 ? null : thread.start(),
        thread.end() < 0 ? null : thread.end(),
        starter,
        State.keys(),
        Lanes.rounded(new Lane(timeline, number).nanos(from, to)),
        samples.size(),
        waits,
        mounted(),
        hot,
        used.frames(),
        stacks);
  }

  private String name(int thread) {
    return trace.threads().get(thread).name();
  }

  private List<Waited> waits() {
    Map<Key, Sum> sums = new HashMap<>();
    Range all = events.touching(events.waits(number), from, to);
    for (int i = all.begin(); i < all.end(); i++) {
      State state = State.of(events.kind(i));
      Sum sum =
          sums.computeIfAbsent(
              new Key(state, events.whats()[i], events.stacks()[i]), none -> new Sum());
      sum.add(events.within(i, from, to), events.nanos()[i]);
      boolean held = state == State.BLOCKED && events.others()[i] >= 0;
      if (held && sum.held.size() < MAX_LOOKED_AT) {
        sum.held.add(i);
      }
    }
    return heaviest(sums, MAX_WAITS).stream()
        .map(entry -> waited(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static <K> List<Map.Entry<K, Sum>> heaviest(Map<K, Sum> sums, int most) {
    return sums.entrySet().stream()
        .sorted(Comparator.comparingLong((Map.Entry<K, Sum> sum) -> -sum.getValue().nanos))
        .limit(most)
        .toList();
  }

  private Waited waited(Key key, Sum sum) {
    Map<Holding, Sum> holders = new HashMap<>();
    for (int wait : sum.held) {
      int thread = events.others()[wait];
      Doing doing = Doing.of(events, thread, events.start(wait), events.end(wait));
      holders
          .computeIfAbsent(new Holding(thread, doing.state(), doing.stack()), none -> new Sum())
          .add(events.within(wait, from, to), 0);
    }
    return new Waited(
        key.state.key(),
        key.what < 0 ? "" : trace.names().get(key.what),
        sum.nanos,
        sum.count,
        sum.longest,
        used.stack(key.stack),
        heaviest(holders, MAX_HOLDERS).stream()
            .map(entry -> heldBy(entry.getKey(), entry.getValue().nanos))
            .toList());
  }

  private HeldBy heldBy(Holding holding, long nanos) {
    return new HeldBy(
        holding.thread,
        name(holding.thread),
        nanos,
        holding.state == null ? null : holding.state.key(),
        used.stack(holding.stack));
  }

  private List<Mounted> mounted() {
    Map<Integer, Sum> sums = new HashMap<>();
    Range ran = events.touching(events.mounts(number), from, to);
    for (int mount = ran.begin(); mount < ran.end(); mount++) {
      add(sums, events.others()[mount], mount);
    }
    Mounts mounts = timeline.mounts();
    for (int i = mounts.firstAfter(number, from); i < mounts.end(number); i++) {
      int mount = mounts.event(i);
      if (events.start(mount) < to) {
        add(sums, events.threads()[mount], mount);
      }
    }
    return heaviest(sums, MAX_OTHERS).stream()
        .map(entry ->
            new Mounted(
                entry.getKey(),
                name(entry.getKey()),
                entry.getValue().nanos,
                entry.getValue().count))
        .toList();
  }

  private void add(Map<Integer, Sum> sums, int other, int mount) {
    if (other >= 0) {
      sums.computeIfAbsent(other, none -> new Sum())
          .add(events.within(mount, from, to), events.nanos()[mount]);
    }
  }

  private List<Integer> samples() {
    List<Integer> samples = new ArrayList<>();
    Range all = events.of(TraceKind.SAMPLED);
    for (int i = events.firstFrom(all, from); i < all.end() && events.start(i) < to; i++) {
      if (events.threads()[i] == number) {
        samples.add(i);
      }
    }
    return samples;
  }

  private List<HotLine> hot(List<Integer> samples) {
    Map<Place, Integer> counts = new LinkedHashMap<>();
    for (int sample : samples) {
      Place place = used.place(events.stacks()[sample]);
      if (place != null) {
        counts.merge(place, 1, Integer::sum);
      }
    }
    return counts.entrySet().stream()
        .sorted(Map.Entry.<Place, Integer>comparingByValue().reversed())
        .limit(MAX_OTHERS)
        .map(entry -> {
          Place place = entry.getKey();
          String kind = used.kindOf(place);
          return new HotLine(place.name(), kind, place.file(), place.line(), entry.getValue());
        })
        .toList();
  }
}
