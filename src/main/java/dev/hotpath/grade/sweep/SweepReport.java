package dev.hotpath.grade.sweep;

import dev.hotpath.exercise.Sweep;
import dev.hotpath.grade.RunDocuments;
import dev.hotpath.grade.RunState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The document of one sweep, which says at any moment how far it is; serialised as it stands. Its
 * forks are all that a restart needs to go on.
 *
 * @param id of the sweep
 * @param run whose code it measures
 * @param sides that are measured; the learner's alone where the code is the starter
 * @param seed of the order of its forks
 * @param state {@link RunState#QUEUED} before the first fork, then {@link RunState#MEASURING} and
 *     {@link RunState#DONE}
 * @param outcome {@code null} until it is done
 * @param summary one plain sentence or two; empty until there is something to say
 * @param notes what to know before believing it, a sentence each
 * @param planned forks, as far as that is known: fewer where some die
 * @param forks in the order in which they ran
 * @param points the same by value and side
 */
public record SweepReport(
    String id,
    String run,
    String exercise,
    Sweep sweep,
    List<SweepSide> sides,
    long seed,
    RunState state,
    @Nullable SweepOutcome outcome,
    String summary,
    List<String> notes,
    int planned,
    List<SweepFork> forks,
    List<SweepPoint> points) {

  public SweepReport {
    sides = List.copyOf(sides);
    notes = List.copyOf(notes);
    forks = List.copyOf(forks);
    points = List.copyOf(points);
  }

  /**
   * One that was accepted just now.
   *
   * @param unchanged whether the run's code is the starter's
   * @param processors of this machine
   */
  public static SweepReport accepted(
      String id,
      String run,
      String exercise,
      Sweep sweep,
      boolean unchanged,
      int processors,
      long seed) {
    return new SweepReport(
            id,
            run,
            exercise,
            sweep,
            unchanged ? List.of(SweepSide.YOURS) : List.of(SweepSide.STARTER, SweepSide.YOURS),
            seed,
            RunState.QUEUED,
            null,
            "",
            SweepWords.notes(sweep, unchanged, processors),
            0,
            List.of(),
            List.of())
        .with(RunState.QUEUED, null, "", 0, List.of());
  }

  /** The same further on. */
  public SweepReport with(
      RunState next,
      @Nullable SweepOutcome end,
      String sentence,
      int forksPlanned,
      List<SweepFork> taken) {
    List<SweepPoint> byPlace = new ArrayList<>();
    for (SweepSide side : sides) {
      for (int value = 0; value < sweep.values().size(); value++) {
        byPlace.add(SweepPoint.of(value, label(value), side, taken));
      }
    }
    return new SweepReport(
        id,
        run,
        exercise,
        sweep,
        sides,
        seed,
        next,
        end,
        sentence,
        notes,
        forksPlanned,
        taken,
        byPlace);
  }

  /** The same, waiting or not, with what there is to say of that. */
  public SweepReport saying(RunState next, String sentence) {
    return with(next, outcome, sentence, planned, forks);
  }

  /** Given up by a server that can't go on with it. */
  public SweepReport abandoned() {
    return with(
        RunState.DONE,
        SweepOutcome.FAILED,
        "Hotpath failed: the server was restarted without this exercise.",
        planned,
        forks);
  }

  /** What a person calls a value. */
  String label(int value) {
    return sweep.label(sweep.values().get(value));
  }

  /** The points of one side, in the order of the values. */
  List<SweepPoint> of(SweepSide side) {
    return points.stream().filter(point -> point.side() == side).toList();
  }

  /** One line of JSON. */
  public String json() {
    return RunDocuments.mapper().writeValueAsString(this);
  }

  /**
   * Reads what {@link #json} wrote.
   *
   * @throws tools.jackson.core.JacksonException where it is none
   */
  public static SweepReport read(String json) {
    return RunDocuments.mapper().readValue(json, SweepReport.class);
  }
}
