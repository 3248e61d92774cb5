package dev.hotpath.grade.load;

import dev.hotpath.protocol.JobEvent.LoadMoment;
import dev.hotpath.protocol.JobEvent.LoadPassed;
import dev.hotpath.stats.Percentile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one pass by when they were due, in stretches of time, as it becomes known what
 * happened to them. What a fork says is checked, since it shares its JVM with the service. Not
 * thread-safe.
 *
 * <p>Where one client waits for each answer, a request stands where that client can have sent it:
 * when it was due, or when the answer before it came.
 */
public final class LoadTimeline {

  /** Stretches that a picture has room for. */
  private static final int MOST_BUCKETS = 60;

  private static final int[] LENGTHS = {50, 100, 250};

  private final boolean open;
  private final double perSecond;
  private final int requests;
  private final int bucketMillis;
  private final Bucket[] buckets;
  private final BitSet known = new BitSet();
  private final BitSet changed = new BitSet();
  private final Numbers all = new Numbers();
  private int due;
  private double clientFreeSeconds;

  /**
   * Knows nothing yet.
   *
   * @param open whether requests are sent when they are due
   * @param perSecond due each second
   * @param seconds how long
   */
  public LoadTimeline(boolean open, double perSecond, double seconds) {
    this.open = open;
    this.perSecond = perSecond;
    requests = (int) Math.round(perSecond * seconds);
    bucketMillis = bucketMillis(seconds);
    buckets = new Bucket[Math.max(1, (int) Math.ceil(seconds * 1_000 / bucketMillis))];
    Arrays.setAll(buckets, _ -> new Bucket());
  }

  /** Milliseconds of one stretch, for a load as long as that. */
  static int bucketMillis(double seconds) {
    return IntStream.of(LENGTHS)
        .filter(millis -> seconds * 1_000 / millis <= MOST_BUCKETS)
        .findFirst()
        .orElse(LENGTHS[LENGTHS.length - 1]);
  }

  /** Some numbers, in milliseconds; infinite for a request without an answer. */
  private static final class Numbers {
    private double[] millis = new double[16];
    private int count;

    void add(double value) {
      if (count == millis.length) {
        millis = Arrays.copyOf(millis, 2 * count);
      }
      millis[count++] = value;
    }

    @Nullable Double at(double share) {
      if (count == 0) {
        return null;
      }
      // Sorted in place: the next time most of them are so already, and order says nothing here.
      Arrays.sort(millis, 0, count);
      double value = Percentile.at(Arrays.copyOf(millis, count), share);
      return Double.isFinite(value) ? value : null;
    }
  }

  private static final class Bucket {
    private final Numbers answers = new Numbers();
    private int due;
    private int refused;
    private int failed;
    private int shed;

    void add(int outcome) {
      switch (outcome) {
        case LoadPassed.REFUSED -> refused++;
        case LoadPassed.FAILED -> failed++;
        case LoadPassed.SHED -> shed++;
        default -> answers.add(outcome / 1e3);
      }
    }

    LoadBucket shown(int index) {
      return new LoadBucket(
          index,
          due,
          answers.count,
          refused,
          failed,
          shed,
          answers.at(0.5),
          answers.at(0.99),
          answers.at(1));
    }
  }

  /** What is known in the end. */
  static LoadTrack of(LoadPassed passed, double perSecond, double seconds) {
    LoadTimeline timeline = new LoadTimeline(passed.open(), perSecond, seconds);
    int[] micros = passed.micros();
    for (int i = 0; i < micros.length; i++) {
      timeline.due(i);
      if (micros[i] != LoadPassed.UNANSWERED) {
        timeline.known(i, micros[i]);
      }
    }
    return new LoadTrack(loop(passed.open()), timeline.shown());
  }

  /**
   * Takes in what a fork has said of this pass.
   *
   * @return why that can't be; empty where it can
   */
  public Optional<String> add(LoadMoment moment) {
    if (moment.due() < due || moment.due() > requests) {
      return Optional.of("it reported %d requests as due, of %d".formatted(moment.due(), requests));
    }
    if (moment.requests().length != moment.micros().length) {
      return Optional.of("it reported requests without what became of them");
    }
    for (int i = 0; i < moment.requests().length; i++) {
      int request = moment.requests()[i];
      int outcome = moment.micros()[i];
      if (request < 0 || request >= moment.due() || known.get(request)) {
        return Optional.of("it reported request %d twice, or before it was due".formatted(request));
      }
      if (outcome < LoadPassed.REFUSED || outcome == LoadPassed.UNANSWERED) {
        return Optional.of("it reported an answer after %d µs".formatted(outcome));
      }
      while (due <= request) {
        due(due);
      }
      known(request, outcome);
    }
    while (due < moment.due()) {
      due(due);
    }
    return Optional.empty();
  }

  /** The next one is due. */
  private void due(int request) {
    due = request + 1;
    int at = bucketOf(request);
    buckets[at].due++;
    changed.set(at);
  }

  private void known(int request, int outcome) {
    known.set(request);
    int at = bucketOf(request);
    buckets[at].add(outcome);
    changed.set(at);
    all.add(outcome < 0 ? Double.POSITIVE_INFINITY : outcome / 1e3);
    if (!open) {
      clientFreeSeconds = sentSeconds(request) + Math.max(0, outcome) / 1e6;
    }
  }

  private double sentSeconds(int request) {
    double dueSeconds = request / perSecond;
    return open ? dueSeconds : Math.max(dueSeconds, clientFreeSeconds);
  }

  private int bucketOf(int request) {
    // A little is added, so that a border belongs to what begins there however it is rounded.
    int at = (int) (sentSeconds(request) * 1_000 / bucketMillis + 1e-6);
    return Math.min(at, buckets.length - 1);
  }

  private List<LoadBucket> shown() {
    return IntStream.range(0, buckets.length)
        .filter(at -> buckets[at].due > 0)
        .mapToObj(at -> buckets[at].shown(at))
        .toList();
  }

  /** How it goes now; a stretch is told again only where it has changed since this was asked. */
  public LoadNow now() {
    List<LoadBucket> news = new ArrayList<>();
    changed.stream().forEach(at -> news.add(buckets[at].shown(at)));
    changed.clear();
    int answered = 0;
    int refused = 0;
    int failed = 0;
    int shed = 0;
    for (Bucket bucket : buckets) {
      answered += bucket.answers.count;
      refused += bucket.refused;
      failed += bucket.failed;
      shed += bucket.shed;
    }
    return new LoadNow(
        loop(open),
        open || due == 0 ? due / perSecond : sentSeconds(due - 1),
        due,
        answered,
        due - answered - refused - failed - shed,
        refused,
        failed,
        shed,
        all.at(0.5),
        all.at(0.99),
        news);
  }

  static String loop(boolean open) {
    return open ? "open" : "closed";
  }
}
