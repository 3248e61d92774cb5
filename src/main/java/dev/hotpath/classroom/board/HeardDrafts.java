package dev.hotpath.classroom.board;

import dev.hotpath.classroom.Draft;
import dev.hotpath.classroom.Drafts;
import dev.hotpath.classroom.KeptDraft;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Drafts of which a class's progress hears, once they are kept. */
record HeardDrafts(Drafts kept, Progress progress) implements Drafts {

  @Override
  public Saved save(String learner, String exercise, Typed typed) {
    Saved saved = kept.save(learner, exercise, typed);
    progress.typed(learner, exercise);
    return saved;
  }

  @Override
  public Optional<Draft> standing(String learner, String exercise) {
    return kept.standing(learner, exercise);
  }

  @Override
  public List<KeptDraft> kept(String learner, String exercise) {
    return kept.kept(learner, exercise);
  }

  @Override
  public Set<String> drafted(String learner) {
    return kept.drafted(learner);
  }
}
