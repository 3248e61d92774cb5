package dev.hotpath.run.sweep;

import dev.hotpath.grade.sweep.SweepFork;
import dev.hotpath.grade.sweep.SweepSide;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Every fork of a sweep in the order in which they run: in rounds, each with one fork for each
 * value and side. Every second round is the one before it backwards, so that a machine that gets
 * steadily slower slows all values alike; the others are shuffled, so that no value always follows
 * the same one.
 */
public final class SweepPlan implements Order {

  private final List<Place> order;

  /**
   * @param values how many
   * @param sides at least one
   * @param rounds forks for each value and side; at least 1
   */
  public SweepPlan(int values, List<SweepSide> sides, int rounds, long seed) {
    List<Place> places = new ArrayList<>();
    for (int value = 0; value < values; value++) {
      for (SweepSide side : sides) {
        places.add(new Place(value, side));
      }
    }
    Random random = new Random(seed);
    List<Place> all = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      if (round % 2 == 0) {
        Collections.shuffle(places, random);
      } else {
        Collections.reverse(places);
      }
      all.addAll(places);
    }
    order = List.copyOf(all);
  }

  /** One alone, since values of a sweep are not judged. One that died has none after it. */
  @Override
  public List<Place> next(List<SweepFork> taken) {
    return left(taken).stream().limit(1).toList();
  }

  @Override
  public int planned(List<SweepFork> taken) {
    return taken.size() + left(taken).size();
  }

  private List<Place> left(List<SweepFork> taken) {
    List<Place> left = new ArrayList<>(order);
    for (SweepFork fork : taken) {
      left.remove(place(fork));
    }
    taken.stream()
        .filter(SweepFork::died)
        .map(SweepPlan::place)
        .forEach(dead -> left.removeIf(dead::equals));
    return left;
  }

  private static Place place(SweepFork fork) {
    return new Place(fork.value(), fork.side());
  }
}
