package dev.hotpath.web.page;

import dev.hotpath.exercise.AllowedOptions;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Attempts at one exercise, compared. All figures are text already.
 *
 * @param id of the exercise
 * @param before label of what the others are compared with: {@code starter}, {@code attempt 3}
 * @param after label of what this is about
 * @param beforeRun run of {@code before}; {@code starter} or {@code solution} for those
 * @param afterRun run of {@code after}; {@code solution} for that
 * @param choices what could be compared, newest first
 * @param solution {@code measured}, {@code measuring} or {@code unmeasured}; {@code null} where it
 *     is not to be seen
 * @param older how many attempts there are besides, which are not listed
 * @param query behind the addresses of exports, from the {@code ?} on
 * @param files what changed in each file that may be edited
 * @param views profiles that both have
 * @param trust what each benchmark saw, where it is benchmarks that were written; else {@code
 *     null}, and {@code benchmarks} says what there is
 * @param unprofiled which of the two has none, where there should be some; else {@code null}
 * @param pair where it is one attempt in two JVMs; else {@code null}, and attempts are compared
 * @param otherwise what one attempt can be compared with itself in; {@code null} where it can't
 */
public record ComparePage(
    String id,
    String title,
    String before,
    String after,
    String beforeRun,
    String afterRun,
    List<Benchmark> benchmarks,
    List<Choice> choices,
    @Nullable String solution,
    int older,
    String query,
    List<Difference> files,
    List<ViewTab> views,
    @Nullable String unprofiled,
    @Nullable Trust trust,
    @Nullable Pair pair,
    @Nullable Otherwise otherwise) {

  public ComparePage {
    benchmarks = List.copyOf(benchmarks);
    choices = List.copyOf(choices);
    files = List.copyOf(files);
    views = List.copyOf(views);
  }

  /** Whether the others are compared with the starter. */
  public boolean fromStarter() {
    return beforeRun.equals("starter");
  }

  /** Whether the solution is what the others are compared with, or what this is about. */
  public boolean fromSolution() {
    return beforeRun.equals("solution");
  }

  public boolean toSolution() {
    return afterRun.equals("solution");
  }

  /** Whether it is shown besides. */
  public boolean withSolution() {
    return benchmarks.stream()
            .flatMap(benchmark -> benchmark.rows().stream())
            .anyMatch(row -> row.label().equals("solution"))
        || (trust != null
            && trust.heads().stream().anyMatch(head -> head.label().equals("solution")));
  }

  /**
   * One attempt in two JVMs, by turns.
   *
   * @param run id of the attempt
   * @param id of the pair
   * @param attempt label of the attempt
   * @param running whether it is not over yet
   * @param forks taken by now
   * @param planned forks as far as is known
   * @param notes what to know before believing it
   * @param jvms what each fork is started with
   */
  public record Pair(
      String run,
      String id,
      String attempt,
      boolean running,
      int forks,
      int planned,
      List<String> notes,
      List<Jvm> jvms) {

    public Pair {
      notes = List.copyOf(notes);
      jvms = List.copyOf(jvms);
    }
  }

  /** What a fork is started with, besides what every fork is. */
  public record Jvm(String label, String role, String flags) {}

  /**
   * The same attempt, otherwise.
   *
   * @param attempt label of the attempt
   * @param optionsKey key of the sweep over options
   * @param jdkKey key of the sweep over JDKs; {@code null} where this machine has one alone
   * @param jdks the server's own first
   * @param options that may be chosen, in groups
   * @param earlier what it was compared with before, newest first
   */
  public record Otherwise(
      String run,
      String attempt,
      @Nullable String optionsKey,
      @Nullable String jdkKey,
      List<Named> jdks,
      List<AllowedOptions.Group> options,
      List<Earlier> earlier) {

    public Otherwise {
      jdks = List.copyOf(jdks);
      options = List.copyOf(options);
      earlier = List.copyOf(earlier);
    }
  }

  /** A JDK: its name, and what it is. */
  public record Named(String name, String described) {}

  /** A comparison of the same attempt that was asked for before. */
  public record Earlier(String link, String label, String told) {}

  /**
   * What attempts at a benchmark saw of what was changed in the program.
   *
   * @param heads of the columns, one for each version
   * @param rows one for each change
   */
  public record Trust(String sentence, List<Head> heads, List<Seen> rows) {

    public Trust {
      heads = List.copyOf(heads);
      rows = List.copyOf(rows);
    }
  }

  /** A version as a column. */
  public record Head(String label, String link, boolean after) {}

  /**
   * One change.
   *
   * @param injected how many times longer the changed program takes, and what may be seen of it
   * @param cells in the order of the columns
   */
  public record Seen(String variant, Figure injected, List<Cell> cells) {

    public Seen {
      cells = List.copyOf(cells);
    }
  }

  /**
   * What one saw.
   *
   * @param told {@code right}, {@code wrong}, {@code can’t tell} or {@code not known}
   */
  public record Cell(Figure seen, String told) {

    /** As a class of the style sheet. */
    public String look() {
      return switch (told) {
        case "right" -> "met";
        case "wrong" -> "missed";
        default -> "unsure";
      };
    }
  }

  /** Whether the two have the same code. */
  public boolean sameCode() {
    return files.stream().allMatch(file -> file.rows().isEmpty());
  }

  /**
   * One benchmark.
   *
   * @param sentence on {@code before} and {@code after}
   * @param others the same on what is shown besides
   */
  public record Benchmark(
      String name, String sentence, List<String> others, Plot plot, List<Row> rows) {

    public Benchmark {
      others = List.copyOf(others);
      rows = List.copyOf(rows);
    }
  }

  /**
   * Dots on an axis of speed-ups.
   *
   * @param described what is to be seen, in a sentence
   * @param starter where 1 is, in percent from the left, as all places are
   * @param goal where the goal is; {@code null} where there is none
   */
  public record Plot(
      String described, List<Lane> lanes, List<Mark> ticks, String starter, @Nullable Mark goal) {

    public Plot {
      lanes = List.copyOf(lanes);
      ticks = List.copyOf(ticks);
    }
  }

  /** A place on the axis and what stands there. */
  public record Mark(String at, String text) {}

  /**
   * One version's dots.
   *
   * @param role {@code starter}, {@code before}, {@code after} or {@code other}
   * @param median where the speed-up is; {@code null} for the starter, as are the next two
   * @param low where its interval begins
   * @param width of its interval
   * @param value the speed-up
   */
  public record Lane(
      String label,
      String role,
      List<Mark> dots,
      @Nullable String median,
      @Nullable String low,
      @Nullable String width,
      String value) {

    public Lane {
      dots = List.copyOf(dots);
    }
  }

  /** A figure and what it is likely between; either may be empty. */
  public record Figure(String value, String range) {}

  /**
   * One version's figures.
   *
   * @param link to its own page; empty for the starter
   * @param role as in {@link Lane}
   * @param change against {@code before}
   */
  public record Row(
      String label,
      String link,
      String role,
      Figure time,
      Figure starter,
      Figure speedup,
      String p,
      String forks,
      String bytes,
      Figure change) {}

  /**
   * An attempt that can be chosen.
   *
   * @param verdict in a word
   * @param speedup against the starter
   */
  public record Choice(
      String run,
      int number,
      Instant submittedAt,
      String submitted,
      String verdict,
      String speedup,
      boolean before,
      boolean after,
      boolean shown) {}
}
