package dev.hotpath.classroom;

import dev.hotpath.protocol.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What learners typed and have not handed in, per exercise. What is kept is durable on return.
 *
 * <p>One draft stands. What was typed on top of another version than the one that stands never
 * takes its place: it is kept beside it, until its learner chooses. No clock is compared with
 * another.
 */
public interface Drafts {

  /** Drafts beside the one that stands; of more, the oldest are forgotten. */
  int MOST_KEPT = 20;

  /**
   * What somebody typed.
   *
   * @param starter whether it is the wish to go back to the starter; then there are no files
   * @param base the version that it was typed on top of, 0 where there was none; empty for who
   *     knows no versions, and then it stands whatever stood before
   * @param origin where it was typed
   * @param instead a kept draft whose text this goes on with, and which changes places with the one
   *     that stands
   */
  record Typed(
      List<SourceFile> files,
      boolean starter,
      OptionalLong base,
      Optional<Draft.Origin> origin,
      OptionalLong instead) {

    public Typed {
      files = List.copyOf(files);
    }

    /** By who knows no versions. */
    public static Typed anyhow(List<SourceFile> files) {
      return new Typed(files, false, OptionalLong.empty(), Optional.empty(), OptionalLong.empty());
    }

    /** On top of a version. */
    public static Typed onTopOf(long base, List<SourceFile> files) {
      return anyhow(files).onTopOf(base);
    }

    /** Nothing: back to the starter. */
    public static Typed back() {
      return new Typed(
          List.of(), true, OptionalLong.empty(), Optional.empty(), OptionalLong.empty());
    }

    public Typed onTopOf(long version) {
      return new Typed(files, starter, OptionalLong.of(version), origin, instead);
    }

    public Typed in(String browser, long edit) {
      return new Typed(files, starter, base, Optional.of(new Draft.Origin(browser, edit)), instead);
    }

    public Typed insteadOf(long kept) {
      return new Typed(files, starter, base, origin, OptionalLong.of(kept));
    }
  }

  /** What became of it. */
  sealed interface Saved {

    /**
     * It stands.
     *
     * @param draft that stands now; a later edit of the same browser, where that came before
     */
    record Stands(Draft draft) implements Saved {}

    /**
     * Another one stands, which was typed elsewhere meanwhile.
     *
     * @param kept what was typed; empty where it was the wish to go back to the starter
     */
    record Beside(Draft standing, Optional<KeptDraft> kept) implements Saved {}
  }

  /**
   * Lets what was typed stand, unless what stands was typed elsewhere and not seen. The edits of
   * one browser follow each other, whichever of them were answered.
   */
  Saved save(String learner, String exercise, Typed typed);

  /** The draft that stands, be it the starter; empty where nothing was ever typed. */
  Optional<Draft> standing(String learner, String exercise);

  /** The draft; empty where nothing was typed yet, or its learner went back to the starter. */
  default Optional<Draft> draft(String learner, String exercise) {
    return standing(learner, exercise).filter(draft -> !draft.starter());
  }

  /** Those beside it, newest first. */
  List<KeptDraft> kept(String learner, String exercise);

  /** Exercises for which a draft stands that is not the starter. */
  Set<String> drafted(String learner);
}
