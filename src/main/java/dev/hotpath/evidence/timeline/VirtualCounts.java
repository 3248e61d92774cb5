package dev.hotpath.evidence.timeline;

import dev.hotpath.evidence.timeline.Events.Range;
import dev.hotpath.evidence.timeline.Window.VirtualThreads;
import dev.hotpath.protocol.Trace;
import dev.hotpath.protocol.Trace.ThreadKind;
import dev.hotpath.protocol.Trace.TracedThread;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How many virtual threads there were when, and how many of them on a carrier. */
final class VirtualCounts {

  private final Timeline timeline;
  private final Trace trace;
  private final int from;
  private final int to;
  private final int bins;

  VirtualCounts(Timeline timeline, int from, int to, int bins) {
    this.timeline = timeline;
    trace = timeline.trace();
    this.from = from;
    this.to = to;
    this.bins = bins;
  }

  /** {@code null} where there is none in all the recording. */
  @Nullable VirtualThreads count() {
    int any = 0;
    int lived = 0;
    int started = 0;
    int ended = 0;
    List<int[]> changes = new ArrayList<>();
    for (TracedThread thread : trace.threads()) {
      if (thread.kind() != ThreadKind.VIRTUAL) {
        continue;
      }
      any++;
      int end = thread.end() < 0 ? Integer.MAX_VALUE : thread.end();
      if (thread.start() < to && end > from) {
        lived++;
        started += thread.start() >= from ? 1 : 0;
        ended += end <= to ? 1 : 0;
        changes.add(new int[] {Math.max(from, thread.start()), 1});
        changes.add(new int[] {end, -1});
      }
    }
    return any == 0 ? null : new VirtualThreads(lived, started, ended, alive(changes), mounted());
  }

  private List<Integer> alive(List<int[]> changes) {
    changes.sort((a, b) -> a[0] != b[0] ? Integer.compare(a[0], b[0]) : b[1] - a[1]);
    Integer[] most = new Integer[bins];
    int alive = 0;
    int next = 0;
    for (int bin = 0; bin < bins; bin++) {
      long end = from + (long) (bin + 1) * (to - from) / bins;
      long begin = from + (long) bin * (to - from) / bins;
      while (next < changes.size() && changes.get(next)[0] <= begin) {
        alive += changes.get(next++)[1];
      }
      int highest = alive;
      while (next < changes.size() && changes.get(next)[0] < end) {
        alive += changes.get(next++)[1];
        highest = Math.max(highest, alive);
      }
      most[bin] = highest;
    }
    return List.of(most);
  }

  private List<Double> mounted() {
    if (!timeline.mounts().known()) {
      return List.of();
    }
    Events events = timeline.events();
    double perBin = (double) (to - from) / bins;
    double[] mounted = new double[bins];
    for (int carrier = 0; carrier < trace.threads().size(); carrier++) {
      Range mounts = events.touching(events.mounts(carrier), from, to);
      for (int mount = mounts.begin(); mount < mounts.end(); mount++) {
        int first = (int) Math.max(0, (events.start(mount) - from) / perBin);
        int last = (int) Math.min(bins - 1, (events.end(mount) - from) / perBin);
        for (int bin = first; bin <= last; bin++) {
          double begin = Math.max(events.start(mount), from + bin * perBin);
          double end = Math.min(events.end(mount), from + (bin + 1) * perBin);
          mounted[bin] += Math.max(0, end - begin) / perBin;
        }
      }
    }
    return Arrays.stream(mounted).mapToObj(mean -> Math.round(mean * 100) / 100.0).toList();
  }
}
