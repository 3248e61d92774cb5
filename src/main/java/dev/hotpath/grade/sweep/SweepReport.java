package dev.hotpath.grade.sweep;

import dev.hotpath.exercise.Sweep;
import dev.hotpath.grade.FollowUpReport;
import dev.hotpath.grade.RunDocuments;
import dev.hotpath.grade.RunState;
import dev.hotpath.grade.compare.Judged;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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
 * @param pair whether its two values are to be compared with each other: then their forks take
 *     turns, and there are as many as a verdict on speed needs
 * @param judged what the second of a pair is against the first; {@code null} until that is told
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
    List<SweepPoint> points,
    boolean pair,
    @Nullable Judged judged)
    implements FollowUpReport {

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
            List.of(),
            false,
            null)
        .with(RunState.QUEUED, null, "", 0, List.of());
  }

  /** The same, of the learner's code alone, whose two values are to be compared. */
  public SweepReport asPair() {
    return but(List.of(SweepSide.YOURS), notes, true).with(state, outcome, summary, planned, forks);
  }

  /** The same with more to know before believing it. */
  public SweepReport noting(List<String> more) {
    return but(sides, Stream.concat(notes.stream(), more.stream()).toList(), pair);
  }

  private SweepReport but(
      List<SweepSide> otherSides, List<String> otherNotes, boolean otherwisePair) {
    return new SweepReport(
        id,
        run,
        exercise,
        sweep,
        otherSides,
        seed,
        state,
        outcome,
        summary,
        otherNotes,
        planned,
        forks,
        points,
        otherwisePair,
        judged);
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
        byPlace,
        pair,
        pair && end == SweepOutcome.COMPLETE ? judged(taken) : null);
  }

  /** What the forks of a pair say so far. It counts at the looks alone. */
  public static Judged judged(List<SweepFork> forks) {
    SweepPoint before = SweepPoint.of(0, "", SweepSide.YOURS, forks);
    SweepPoint after = SweepPoint.of(1, "", SweepSide.YOURS, forks);
    return before.ended().isEmpty() && after.ended().isEmpty()
        ? Judged.of(before.samples(), after.samples(), before.bytesPerOp(), after.bytesPerOp())
        : Judged.of(List.of(), List.of(), null, null);
  }

  /** Whether what is measured is the starter and nothing else. */
  boolean starterAlone() {
    return sides.size() == 1 && !pair;
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
