package dev.hotpath.exercise;

import java.util.Optional;

/** What some metrics have to be told beside the bound and the benchmark. */
public sealed interface GoalDetail {

  /**
   * Two sizes of the same work.
   *
   * @param parameter field of the benchmark's state with {@code @Param}
   * @param n the smaller size, positive
   * @param factor how many times larger the other is, at least 2; their product is an int
   */
  record Scaling(String parameter, int n, int factor) implements GoalDetail {

    /** The larger size. */
    public int larger() {
      return Math.multiplyExact(n, factor);
    }
  }

  /**
   * A change in the program that a learner's benchmark is to see.
   *
   * @param variant of the program that the benchmark is run on
   * @param slowdown how many times longer an honest benchmark says that it takes; 1 where nothing
   *     must show
   */
  record Change(String variant, double slowdown) implements GoalDetail {}

  /**
   * Calls of a method.
   *
   * @param method {@code Parser.digit}: a class of the exercise's package, and its method
   * @param into the method whose compiled code is looked at; empty for all
   */
  record Calls(String method, Optional<String> into) implements GoalDetail {}

  /**
   * Places where objects are made.
   *
   * @param type a class of the exercise's package, {@code Point}, or any with its package
   */
  record Allocations(String type) implements GoalDetail {}

  /**
   * The compiled code of a method.
   *
   * @param method as in {@link Calls}
   */
  record Code(String method) implements GoalDetail {}

  /**
   * Requests that come at a rate, and the share of them that has to be answered in time.
   *
   * @param service a class in {@code bench/}, without its package
   * @param rate requests that are due each second
   * @param percentile share of the requests, in percent, at least 50 and below 100
   * @param seconds how long they come, in each fork
   */
  record Load(String service, double rate, double percentile, double seconds)
      implements GoalDetail {

    /** How many are due in each fork. */
    public int requests() {
      return (int) Math.round(rate * seconds);
    }

    /** Whether the same requests tell about both. */
    public boolean sameRequests(Load other) {
      return service.equals(other.service) && rate == other.rate && seconds == other.seconds;
    }
  }
}
