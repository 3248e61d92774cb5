package dev.hotpath.worker.trace;

import dev.hotpath.protocol.Trace.ThreadKind;
import dev.hotpath.protocol.TraceKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Works out which carrier ran which virtual thread. When a virtual thread had a carrier is known,
 * and when each carrier was parked for want of one: it was on one that was neither parked nor had
 * another. Where several were free, the one that was so for the shortest time, which is a guess.
 */
final class Carriers {

  /** Between what the scheduler does and what is recorded of it. */
  private static final int SLACK_NANOS = 50_000;

  private record Segment(int thread, int from, int to) {}

  /** A carrier, and until when it is spoken for. */
  private static final class Carrier {
    private final int thread;
    private final int[][] parks; // by when they begin; one thread's don't overlap
    private int busyUntil;

    Carrier(int thread, List<int[]> parks) {
      this.thread = thread;
      this.parks = parks.toArray(int[][]::new);
      Arrays.sort(this.parks, Comparator.comparingInt(park -> park[0]));
    }

    /** Since when it was free at a time; −1 where it was not, or is parked meanwhile. */
    int freeSince(Segment segment) {
      if (busyUntil > segment.from + SLACK_NANOS) {
        return -1;
      }
      int since = busyUntil;
      int middle = segment.from + (segment.to - segment.from) / 2;
      for (int i = firstEndingBehind(segment.from - SLACK_NANOS); i < parks.length; i++) {
        int[] park = parks[i];
        if (park[0] >= segment.to) {
          break;
        }
        int both = Math.min(park[1], segment.to) - Math.max(park[0], segment.from);
        if (both > SLACK_NANOS || (park[0] <= middle && middle < park[1])) {
          return -1;
        }
        since = Math.max(since, Math.min(park[1], segment.from));
      }
      return since;
    }

    private int firstEndingBehind(int time) {
      int begin = 0;
      int end = parks.length;
      while (begin < end) {
        int middle = (begin + end) >>> 1;
        if (parks[middle][1] <= time) {
          begin = middle + 1;
        } else {
          end = middle;
        }
      }
      return begin;
    }
  }

  private final Columns events;
  private final Threads threads;
  private final Map<Integer, List<int[]>> away = new HashMap<>();
  private boolean guessed;

  Carriers(Columns events, Threads threads) {
    this.events = events;
    this.threads = threads;
  }

  /** Says that a virtual thread had no carrier from one time to another. */
  void away(int thread, int from, int to) {
    away.computeIfAbsent(thread, none -> new ArrayList<>()).add(new int[] {from, to});
  }

  /** Whether virtual threads were seen without one. */
  boolean known() {
    return !away.isEmpty();
  }

  /** Whether any could as well have been on another. */
  boolean guessed() {
    return guessed;
  }

  /** Adds what each carrier ran. */
  void place() {
    List<Carrier> carriers = carriers();
    List<Segment> segments = new ArrayList<>();
    for (int thread = 0; thread < threads.size(); thread++) {
      if (threads.get(thread).isVirtual()) {
        addSegments(thread, segments);
      }
    }
    segments.sort(Comparator.comparingInt(Segment::from));
    segments.forEach(segment -> place(segment, carriers));
  }

  private List<Carrier> carriers() {
    Map<Integer, List<int[]>> parks = new HashMap<>();
    for (int i = 0; i < events.size(); i++) {
      if (events.kind(i) == TraceKind.PARKED) {
        parks
            .computeIfAbsent(events.thread(i), none -> new ArrayList<>())
            .add(new int[] {events.start(i), events.end(i)});
      }
    }
    List<Carrier> carriers = new ArrayList<>();
    for (int thread = 0; thread < threads.size(); thread++) {
      if (threads.get(thread).kind() == ThreadKind.CARRIER) {
        carriers.add(new Carrier(thread, parks.getOrDefault(thread, List.of())));
      }
    }
    return carriers;
  }

  /** The times between those without a carrier, as far as both ends were seen. */
  private void addSegments(int thread, List<Segment> segments) {
    int[][] gone = away.getOrDefault(thread, List.of()).toArray(int[][]::new);
    Arrays.sort(gone, Comparator.comparingInt(times -> times[0]));
    Threads.Entry entry = threads.get(thread);
    long from = entry.start();
    for (int[] times : gone) {
      if (from >= 0 && from < times[0]) {
        segments.add(new Segment(thread, (int) from, times[0]));
      }
      from = Math.max(from, times[1]);
    }
    if (from >= 0 && entry.end() > from) {
      segments.add(new Segment(thread, (int) from, (int) entry.end()));
    }
  }

  private void place(Segment segment, List<Carrier> carriers) {
    Carrier best = null;
    int latest = -1;
    int free = 0;
    for (Carrier carrier : carriers) {
      int since = carrier.freeSince(segment);
      if (since >= 0) {
        free++;
        if (since > latest) {
          latest = since;
          best = carrier;
        }
      }
    }
    guessed |= free > 1;
    add(segment, best);
  }

  private void add(Segment segment, @Nullable Carrier carrier) {
    if (carrier != null) {
      int from = Math.max(segment.from, carrier.busyUntil);
      carrier.busyUntil = Math.max(carrier.busyUntil, segment.to);
      if (from < segment.to) {
        events.add(
            TraceKind.MOUNTED, from, segment.to - from, carrier.thread, -1, segment.thread, -1);
      }
    }
  }
}
