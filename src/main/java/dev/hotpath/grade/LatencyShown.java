package dev.hotpath.grade;

import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.Goal;
import dev.hotpath.exercise.GoalDetail;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@link Latency} as a page draws it, {@code latency.json}: one entry for each goal on it. */
public record LatencyShown(List<Shown> loads) {

  public LatencyShown {
    loads = List.copyOf(loads);
  }

  // Steps in each halving of what is left of the requests.
  private static final int STEPS = 5;
  private static final List<Double> TOLD = List.of(50.0, 90.0, 99.0, 99.9, 100.0);

  /**
   * A goal's load.
   *
   * @param rate requests due each second
   * @param percentile that the goal is on
   * @param atMostMillis the goal; {@code null} where it is relative to the starter
   * @param sentence how the requests went
   * @param waiting what a client that waits for each answer sees of it; empty where none was asked
   * @param curves whose requests, and how they were sent
   * @param forks milliseconds of that percentile in each of the learner's forks; {@code null} where
   *     too few requests of it were answered
   * @param failure what the learner's code threw first; empty where it did not
   */
  public record Shown(
      String service,
      double rate,
      double percentile,
      @Nullable Double atMostMillis,
      String sentence,
      String waiting,
      List<Curve> curves,
      List<@Nullable Double> forks,
      String failure) {}

  /**
   * Latency by percentile.
   *
   * @param side {@code starter} or {@code yours}
   * @param loop {@code open} or {@code closed}
   * @param requests how many were due, those that were not answered among them
   * @param shed not sent, since too many waited already
   * @param unanswered sent, and never answered
   * @param failed with which the service threw
   * @param refused that the service itself said it does not take
   * @param points ascending; the last is the maximum
   */
  public record Curve(
      String side,
      String loop,
      int requests,
      int shed,
      int unanswered,
      int failed,
      int refused,
      List<Point> points) {
    public Curve {
      points = List.copyOf(points);
    }

    /**
     * That of at least one request.
     *
     * @param percentile that is among its points in any case
     */
    public static Curve of(String side, String loop, Answers all, double percentile) {
      return new Curve(
          side,
          loop,
          all.requests(),
          all.shed(),
          all.unanswered(),
          all.failed(),
          all.refused(),
          LatencyShown.points(all, percentile));
    }

    /** Milliseconds at one of its points; {@code null} where not so many were answered. */
    public @Nullable Double millis(double percentile) {
      for (Point point : points) {
        if (point.percentile() == percentile) {
          return point.millis();
        }
      }
      return null;
    }
  }

  /**
   * A share of the requests, and the longest that one of it took.
   *
   * @param percentile 0 to 100
   * @param millis {@code null} where not so many were answered
   */
  public record Point(double percentile, @Nullable Double millis) {}

  /** What was found, goal by goal. */
  public static LatencyShown of(Exercise exercise, Latency latency) {
    List<Shown> all = new ArrayList<>();
    for (Goal goal : exercise.goals()) {
      if (goal.metric().equals(LatencyMetric.KEY)) {
        GoalDetail.Load load = goal.detail(GoalDetail.Load.class);
        latency.of(load).ifPresent(loaded -> all.add(shown(goal, load, loaded)));
      }
    }
    return new LatencyShown(all);
  }

  private static Shown shown(Goal goal, GoalDetail.Load load, Latency.Loaded loaded) {
    double percentile = load.percentile();
    List<@Nullable Double> forks = new ArrayList<>();
    loaded.yours().forEach(fork -> forks.add(known(fork.millis(percentile))));
    return new Shown(
        load.service(),
        load.rate(),
        percentile,
        goal.relativeToStarter() ? null : Double.valueOf(goal.atMost().orElseThrow()),
        LatencyWords.went(loaded, percentile),
        LatencyWords.waiting(loaded, percentile),
        Stream.of(
                curve("starter", "open", loaded.starter(), percentile),
                curve("yours", "open", loaded.yours(), percentile),
                curve("starter", "closed", loaded.starterWaits().stream().toList(), percentile),
                curve("yours", "closed", loaded.yourWaits().stream().toList(), percentile))
            .flatMap(List::stream)
            .toList(),
        forks,
        Answers.pooled(loaded.yours()).failure());
  }

  private static List<Curve> curve(
      String side, String loop, List<Answers> passes, double percentile) {
    Answers all = Answers.pooled(passes);
    return all.requests() == 0 ? List.of() : List.of(Curve.of(side, loop, all, percentile));
  }

  private static List<Point> points(Answers all, double percentile) {
    TreeSet<Double> percentiles = new TreeSet<>(TOLD);
    percentiles.add(percentile);
    double left = 100;
    while (left >= 100.0 / all.requests()) {
      for (int i = 0; i < STEPS; i++) {
        percentiles.add(100 - left * (1 - i / (2.0 * STEPS)));
      }
      left /= 2;
    }
    return percentiles.stream()
        .filter(at -> at > 0)
        .map(at -> new Point(at, known(all.millis(at))))
        .toList();
  }

  private static @Nullable Double known(double millis) {
    return Double.isFinite(millis) ? millis : null;
  }
}
