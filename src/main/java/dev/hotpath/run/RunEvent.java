package dev.hotpath.run;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.hotpath.grade.RunReport;
import dev.hotpath.grade.RunReport.GoalResult;
import dev.hotpath.grade.RunState;
import dev.hotpath.grade.load.LoadNow;
import dev.hotpath.grade.load.LoadReport;
import dev.hotpath.grade.sweep.SweepReport;
import dev.hotpath.grade.view.ViewReport;
import dev.hotpath.protocol.Diagnostic;
import dev.hotpath.protocol.TestReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A step of a run, as a page hears of it; its components are the event's data. */
public sealed interface RunEvent {

  /** The event's name in the stream. */
  @JsonIgnore
  String name();

  /**
   * It waits, at another position than before, or waits no longer.
   *
   * @param state of the run: {@code queued} where it waits to be compiled and tested, {@code
   *     measuring} where it waits to be measured
   * @param position how many must end before its turn comes; 0 when it has come
   * @param estimateMillis until then
   * @param text the run document's summary, which says the same
   */
  record Queued(RunState state, int position, long estimateMillis, String text)
      implements RunEvent {
    @Override
    public String name() {
      return "queued";
    }
  }

  /** The compiler has spoken. */
  record Compiled(double millis, List<Diagnostic> diagnostics) implements RunEvent {
    public Compiled {
      diagnostics = List.copyOf(diagnostics);
    }

    @Override
    public String name() {
      return "compiled";
    }
  }

  /** One test has ended. */
  record Tested(TestReport test) implements RunEvent {
    @Override
    public String name() {
      return "test";
    }
  }

  /**
   * A fork is about to run, or has run.
   *
   * @param fork from 1
   * @param forks how many are planned now
   * @param side {@code starter} or {@code yours}
   * @param nanosPerOp {@code null} before it has run
   * @param goals as far as they are decided, which exact ones are after the first pair of forks
   */
  record Measuring(
      String benchmark,
      int fork,
      int forks,
      String side,
      @Nullable Double nanosPerOp,
      List<GoalResult> goals,
      String text)
      implements RunEvent {
    public Measuring {
      goals = List.copyOf(goals);
    }

    @Override
    public String name() {
      return "measuring";
    }
  }

  /**
   * A step is complete.
   *
   * @param name {@code tested}, {@code measured}, {@code profiled} or {@code done}
   * @param report the run document so far
   */
  record Reached(String name, RunReport report) implements RunEvent {}

  /**
   * A sweep has come further.
   *
   * @param name {@code queued}, {@code measuring}, {@code measured} where a fork has ended, or
   *     {@code done}
   * @param report the sweep's document so far
   */
  record Swept(String name, SweepReport report) implements RunEvent {}

  /**
   * A view that is taken of a run has come further.
   *
   * @param name {@code queued}, {@code profiling} or {@code done}
   * @param report its document so far
   */
  record Viewed(String name, ViewReport report) implements RunEvent {}

  /**
   * A load has come further.
   *
   * @param name {@code queued}, {@code measuring} where a part of it begins, or {@code done}
   * @param report its document so far
   */
  record Loaded(String name, LoadReport report) implements RunEvent {}

  /**
   * A load goes on.
   *
   * @param now how
   */
  record LoadGoes(LoadNow now) implements RunEvent {
    @Override
    public String name() {
      return "moment";
    }
  }
}
