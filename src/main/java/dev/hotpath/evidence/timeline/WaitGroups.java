package dev.hotpath.evidence.timeline;

import dev.hotpath.evidence.timeline.Window.Holder;
import dev.hotpath.evidence.timeline.Window.Place;
import dev.hotpath.evidence.timeline.Window.Wait;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Waits that are alike, summed up: the same state, for the same thing, at the same line. */
final class WaitGroups {

  private static final int MOST = 20;
  private static final int UNKNOWN = -2;
  private static final int LOOKED_AT = 200; // waits of a group, for what its holder did

  private static final int NAME_BITS = 20;
  private static final int PLACE_BITS = 20;

  private record Held(int thread, @Nullable State state, @Nullable Place place) {}

  private static final class Group {
    private final State state;
    private final int what;
    private final @Nullable Place place;
    private long nanos;
    private int count;
    private int threads;
    private int lastThread = -1;
    // Those that somebody is known to have been in the way of; of most groups there are none.
    private List<Integer> held = List.of();

    Group(State state, int what, @Nullable Place place) {
      this.state = state;
      this.what = what;
      this.place = place;
    }
  }

  private final Events events;
  private final Used used;
  private final int from;
  private final int to;
  private final Map<Long, Group> groups = new HashMap<>();
  private final List<@Nullable Place> places = new ArrayList<>();
  private final Map<Place, Integer> numbers = new HashMap<>();
  private final int[] placeOfStack;
  // Of the one before: a thread waits in the same place more often than not.
  private Group last = new Group(State.PARKED, -1, null);
  private int lastStack = UNKNOWN;

  WaitGroups(Timeline timeline, Used used, int from, int to) {
    events = timeline.events();
    this.used = used;
    this.from = from;
    this.to = to;
    placeOfStack = new int[timeline.trace().stacks().size()];
    Arrays.fill(placeOfStack, UNKNOWN);
    places.add(null); // of what has no stack
  }

  /** Takes one; those of a thread follow each other. */
  void add(int wait) {
    State state = State.of(events.kind(wait));
    int what = events.whats()[wait];
    int stack = events.stacks()[wait];
    if (stack != lastStack || state != last.state || what != last.what) {
      lastStack = stack;
      int place = number(stack);
      long key = (((long) state.ordinal() << NAME_BITS) | (what + 1)) << PLACE_BITS | place;
      last = groups.computeIfAbsent(key, none -> new Group(state, what, places.get(place)));
    }
    last.nanos += events.within(wait, from, to);
    last.count++;
    if (events.threads()[wait] != last.lastThread) {
      last.lastThread = events.threads()[wait];
      last.threads++;
    }
    if (state == State.BLOCKED && events.others()[wait] >= 0 && last.held.size() < LOOKED_AT) {
      if (last.held.isEmpty()) {
        last.held = new ArrayList<>();
      }
      last.held.add(wait);
    }
  }

  private int number(int stack) {
    if (stack < 0) {
      return 0;
    }
    if (placeOfStack[stack] == UNKNOWN) {
      Place place = used.place(stack);
      placeOfStack[stack] = place == null ? 0 : numbers.computeIfAbsent(place, this::next);
    }
    return placeOfStack[stack];
  }

  private int next(Place place) {
    places.add(place);
    return places.size() - 1;
  }

  /**
   * The heaviest, heaviest first.
   *
   * @param all nanoseconds of all threads, which shares are of
   */
  List<Wait> heaviest(Timeline timeline, double all) {
    return groups.values().stream()
        .sorted(Comparator.comparingLong((Group group) -> -group.nanos))
        .limit(MOST)
        .map(group -> wait(timeline, group, all))
        .toList();
  }

  private Wait wait(Timeline timeline, Group group, double all) {
    return new Wait(
        group.state.key(),
        group.what < 0 ? "" : timeline.trace().names().get(group.what),
        group.nanos,
        group.count,
        group.threads,
        all > 0 ? group.nanos / all : 0,
        group.place,
        holder(timeline, group));
  }

  /** Who was in the way for longest, doing the same. */
  private @Nullable Holder holder(Timeline timeline, Group group) {
    Map<Held, Long> held = new HashMap<>();
    for (int wait : group.held) {
      int thread = events.others()[wait];
      Doing doing = Doing.of(events, thread, events.start(wait), events.end(wait));
      held.merge(
          new Held(thread, doing.state(), places.get(number(doing.stack()))),
          (long) events.within(wait, from, to),
          Long::sum);
    }
    return held.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .map(most ->
            new Holder(
                most.thread,
                timeline.trace().threads().get(most.thread).name(),
                most.state == null ? null : most.state.key(),
                most.place))
        .orElse(null);
  }
}
