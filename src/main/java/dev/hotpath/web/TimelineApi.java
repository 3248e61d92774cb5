package dev.hotpath.web;

import dev.hotpath.classroom.Artifacts;
import dev.hotpath.evidence.timeline.Timeline;
import io.javalin.http.Context;
import java.lang.ref.SoftReference;
import java.util.Optional;
import java.util.zip.CRC32C;

/** {@code /api/runs/{id}/timeline}: any part of a run's timeline, made when it is asked for. */
final class TimelineApi {

  private static final int MAX_BINS = 2_000;

  private final RunApi runs;
  private final Artifacts artifacts;
  private final Object opening = new Object();
  // Whoever looks at a timeline asks for many windows of it.
  private SoftReference<Opened> last = new SoftReference<>(null);

  private record Opened(String run, long check, Timeline timeline) {}

  private record Range(int from, int to) {}

  TimelineApi(RunApi runs, Artifacts artifacts) {
    this.runs = runs;
    this.artifacts = artifacts;
  }

  void window(Context context) {
    Timeline timeline = timeline(context);
    Range range = range(context, timeline);
    int bins = number(context, "bins", Timeline.OVERVIEW_BINS, 1, MAX_BINS);
    answer(context, timeline.window(range.from, range.to, bins));
  }

  void flame(Context context) {
    Timeline timeline = timeline(context);
    Range range = range(context, timeline);
    answer(context, timeline.flame(range.from, range.to));
  }

  void thread(Context context) {
    Timeline timeline = timeline(context);
    String given = context.pathParam("thread");
    int thread = given.matches("\\d{1,6}") ? Integer.parseInt(given) : timeline.threads();
    if (thread >= timeline.threads()) {
      throw new Problem(
          404,
          "unknown-thread",
          "This timeline has no thread of that number; its threads are 0 to %d."
              .formatted(timeline.threads() - 1));
    }
    Range range = range(context, timeline);
    answer(context, timeline.card(thread, range.from, range.to));
  }

  private static void answer(Context context, Object answer) {
    // The timeline of a run may be taken anew.
    context.header("Cache-Control", "no-store");
    context.json(answer);
  }

  private static Range range(Context context, Timeline timeline) {
    int from = number(context, "from", 0, 0, timeline.nanos() - 1);
    int to = number(context, "to", timeline.nanos(), from + 1, timeline.nanos());
    return new Range(from, to);
  }

  private static int number(Context context, String name, int usual, int least, int most) {
    String given = context.queryParam(name);
    if (given == null) {
      return usual;
    }
    long number = given.matches("\\d{1,10}") ? Long.parseLong(given) : -1;
    if (number < least || number > most) {
      throw new Problem(
          400,
          "bad-range",
          "'%s' is not a whole number from %d to %d; times are nanoseconds since the recording began."
              .formatted(name, least, most));
    }
    return (int) number;
  }

  private Timeline timeline(Context context) {
    String run = runs.attempt(context).id();
    Optional<byte[]> file = artifacts.read(run, Timeline.FILE);
    if (file.isEmpty()) {
      throw new Problem(404, "no-timeline", "This run has no timeline; take one from its page.");
    }
    return open(run, file.get());
  }

  /** One at a time: a large one takes a hundred megabytes while it is opened. */
  private Timeline open(String run, byte[] file) {
    CRC32C check = new CRC32C();
    check.update(file);
    synchronized (opening) {
      Opened open = last.get();
      if (open == null || !open.run.equals(run) || open.check != check.getValue()) {
        open = new Opened(run, check.getValue(), Timeline.read(file));
        last = new SoftReference<>(open);
      }
      return open.timeline;
    }
  }
}
