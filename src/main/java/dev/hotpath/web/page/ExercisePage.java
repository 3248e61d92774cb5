package dev.hotpath.web.page;

import dev.hotpath.exercise.AllowedOptions;
import dev.hotpath.exercise.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An exercise with its guide; the editor and the evidence come from the API. Also the page of one
 * run, which is its exercise opened on that run.
 *
 * @param number place in the whole workshop, from 1
 * @param count of exercises in the workshop
 * @param kind as in {@code exercise.toml}
 * @param tested whether it has tests to pass
 * @param views keys; the first is the teaching view
 * @param guideHtml rendered and sanitised, without the exercise's title
 * @param goals as English sentences
 * @param hints texts of those that may be read, in order: taken, or released to all
 * @param hintsReleased how many of them the instructor has released, from the first on
 * @param hintCount how many hints there are
 * @param solutionReleased whether the solution may be read without having passed
 * @param options of the JVM that may be chosen, in groups; none where the learner can't
 * @param service the class that can be asked under load; {@code null} where there is none
 * @param shown the run to open; {@code null} for the exercise itself
 */
public record ExercisePage(
    String id,
    int number,
    int count,
    String chapterTitle,
    String title,
    int minutes,
    String kind,
    boolean tested,
    List<String> views,
    String guideHtml,
    List<String> goals,
    List<QuestionCard> questions,
    List<String> hints,
    int hintsReleased,
    int hintCount,
    boolean solutionReleased,
    List<AllowedOptions.Group> options,
    @Nullable String service,
    @Nullable Shown shown,
    @Nullable Neighbour previous,
    @Nullable Neighbour next) {

  public ExercisePage {
    views = List.copyOf(views);
    goals = List.copyOf(goals);
    questions = List.copyOf(questions);
    hints = List.copyOf(hints);
    options = List.copyOf(options);
  }

  /**
   * A run that the page is opened on.
   *
   * @param readOnly whether it is somebody else's: it can be looked at, and nothing else
   * @param author whose it is, for the instructor alone; else {@code null}
   */
  public record Shown(String run, boolean readOnly, @Nullable Author author) {}

  /**
   * Somebody in a class.
   *
   * @param person their id
   * @param name what they are called
   * @param earlier id of their class, where another goes on since; else {@code null}
   */
  public record Author(String person, String name, @Nullable String earlier) {}

  /** The run to open; {@code null} for the exercise itself. */
  public @Nullable String runId() {
    return shown == null ? null : shown.run();
  }

  /** Whether it is somebody else's attempt that is looked at. */
  public boolean readOnly() {
    return shown != null && shown.readOnly();
  }

  /** Whether there are only questions, and nothing to run. */
  public boolean reading() {
    return kind.equals(Kind.READ.key());
  }

  /** What to look at, for the line below the title. */
  public String lookAt() {
    if (reading()) {
      int count = questions.size();
      return count == 1 ? "1 question" : count + " questions";
    }
    if (ofTests()) {
      return "look at: coverage";
    } else if (writesBenchmark()) {
      return "look at: benchmark";
    }
    return "look at: " + (views.isEmpty() ? "tests" : tabs().getFirst().inSentence());
  }

  /** The exercise before or after this one. */
  public record Neighbour(String id, String title) {}

  /**
   * The guide up to its first section: the story, which the goals and the first question follow.
   */
  public String introHtml() {
    return guideHtml.substring(0, endOfIntro());
  }

  /** The guide from its first section on. */
  public String sectionsHtml() {
    return guideHtml.substring(endOfIntro());
  }

  /** Whether it is a benchmark that the learner writes. */
  public boolean writesBenchmark() {
    return kind.equals(Kind.WRITE_BENCHMARK.key());
  }

  /** Whether the learner writes tests, which are tried on mutants instead of being measured. */
  public boolean ofTests() {
    return kind.equals(Kind.WRITE_TESTS.key());
  }

  /** Whether the exercise's own tests are counted by line on what the learner wrote. */
  public boolean countsLines() {
    return tested && kind.equals(Kind.OPTIMISE.key());
  }

  /** Views as tabs; the first is the teaching view. */
  public List<ViewTab> tabs() {
    return views.stream().map(ViewTab::of).toList();
  }

  /** What to think about before the first run. */
  public List<QuestionCard> questionsBefore() {
    return questions.stream().filter(QuestionCard::before).toList();
  }

  /** What to think about once there is evidence. */
  public List<QuestionCard> questionsAfter() {
    return questions.stream().filter(question -> !question.before()).toList();
  }

  private int endOfIntro() {
    int heading = guideHtml.indexOf("<h2");
    return heading < 0 ? guideHtml.length() : heading;
  }
}
