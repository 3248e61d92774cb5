package dev.hotpath.grade;

import dev.hotpath.exercise.GoalDetail;
import java.util.List;
import java.util.Optional;

/** What became of the requests that came at a rate, for each load that a goal asks for. */
public record Latency(List<Loaded> loads) implements Finding {

  public Latency {
    loads = List.copyOf(loads);
  }

  /**
   * One load.
   *
   * @param starter a pass of each of its forks
   * @param yours as {@code starter}, at least one
   * @param starterWaits of one client that waits for each answer; empty where it was not tried
   * @param yourWaits as {@code starterWaits}
   */
  public record Loaded(
      GoalDetail.Load load,
      List<Answers> starter,
      List<Answers> yours,
      Optional<Answers> starterWaits,
      Optional<Answers> yourWaits) {
    public Loaded {
      starter = List.copyOf(starter);
      yours = List.copyOf(yours);
    }
  }

  /** What was found of these requests; empty where nobody sent them. */
  Optional<Loaded> of(GoalDetail.Load load) {
    return loads.stream().filter(loaded -> loaded.load().sameRequests(load)).findFirst();
  }
}
