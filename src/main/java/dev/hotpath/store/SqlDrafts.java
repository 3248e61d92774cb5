package dev.hotpath.store;

import dev.hotpath.classroom.Draft;
import dev.hotpath.classroom.Draft.Origin;
import dev.hotpath.classroom.Drafts;
import dev.hotpath.classroom.KeptDraft;
import dev.hotpath.classroom.KeptDraft.Why;
import dev.hotpath.store.DraftTables.Standing;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Drafts in SQL. Thread-safe. */
final class SqlDrafts implements Drafts {

  private final Database database;
  private final Clock clock;

  SqlDrafts(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public Saved save(String learner, String exercise, Typed typed) {
    Instant now = clock.instant();
    return database.change(handle -> {
      DraftTables tables = new DraftTables(handle, learner, exercise);
      Standing standing = tables.locked(now);
      if (standing.none()) {
        return stands(tables, standing, typed, now);
      } else if (sameBrowser(standing, typed) && edit(typed) > 0 && edit(typed) <= edit(standing)) {
        return new Saved.Stands(standing.draft()); // it was overtaken on its way
      } else if (saysTheSame(standing.draft(), typed)) {
        if (sameBrowser(standing, typed)) {
          tables.setEdit(edit(typed));
        }
        typed.instead().ifPresent(tables::forget);
        return new Saved.Stands(standing.draft());
      } else if (seen(standing, typed)) {
        return stands(tables, standing, typed, now);
      }
      return new Saved.Beside(standing.draft(), beside(tables, typed, now));
    });
  }

  /** Whether who typed it had what stands in front of them, or stands behind it themselves. */
  private static boolean seen(Standing standing, Typed typed) {
    if (typed.base().isEmpty()) {
      return true;
    }
    long base = typed.base().getAsLong();
    long version = standing.draft().version();
    // A base that is newer than what stands is of another database: nothing is known of it here.
    return base == version
        || (sameBrowser(standing, typed) && base >= standing.follows() && base < version);
  }

  private static Saved stands(DraftTables tables, Standing standing, Typed typed, Instant now) {
    Draft before = standing.draft();
    boolean chosen = typed.instead().isPresent();
    boolean unseen = typed.base().isEmpty() && before.origin().isPresent() && !typed.starter();
    if ((chosen || unseen) && !before.starter()) {
      tables.keep(
          Why.GAVE_WAY, before.version(), before.files(), before.savedAt(), before.origin());
    }
    typed.instead().ifPresent(tables::forget);
    Draft draft =
        new Draft(before.version() + 1, typed.files(), typed.starter(), now, typed.origin());
    tables.replace(draft, sameBrowser(standing, typed) ? standing.follows() : before.version());
    return new Saved.Stands(draft);
  }

  private static Optional<KeptDraft> beside(DraftTables tables, Typed typed, Instant now) {
    if (typed.starter()) {
      return Optional.empty();
    }
    long base = typed.base().orElseThrow();
    Optional<KeptDraft> before =
        tables.kept().stream()
            .filter(kept -> kept.why() == Why.CAME_LATE && kept.version() == base)
            .filter(kept ->
                typed.origin().isPresent()
                    ? browser(kept.origin()).equals(browser(typed.origin()))
                    : kept.origin().isEmpty() && kept.files().equals(typed.files()))
            .findFirst();
    if (before.isEmpty()) {
      return Optional.of(tables.keep(Why.CAME_LATE, base, typed.files(), now, typed.origin()));
    }
    // Who types on, while the choice is open, types on in the same one.
    boolean newer = edit(typed) > before.get().origin().map(Origin::edit).orElse(0L);
    return Optional.of(
        newer ? tables.goOn(before.get(), typed.files(), now, typed.origin()) : before.get());
  }

  private static boolean saysTheSame(Draft standing, Typed typed) {
    return standing.starter() == typed.starter() && standing.files().equals(typed.files());
  }

  private static boolean sameBrowser(Standing standing, Typed typed) {
    return typed.origin().isPresent()
        && browser(standing.draft().origin()).equals(browser(typed.origin()));
  }

  private static String browser(Optional<Origin> origin) {
    return origin.map(Origin::browser).orElse("");
  }

  private static long edit(Typed typed) {
    return typed.origin().map(Origin::edit).orElse(0L);
  }

  private static long edit(Standing standing) {
    return standing.draft().origin().map(Origin::edit).orElse(0L);
  }

  @Override
  public Optional<Draft> standing(String learner, String exercise) {
    return database.read(handle ->
        Optional.of(new DraftTables(handle, learner, exercise).standing())
            .filter(standing -> !standing.none())
            .map(Standing::draft));
  }

  @Override
  public List<KeptDraft> kept(String learner, String exercise) {
    return database.read(handle -> new DraftTables(handle, learner, exercise).kept());
  }

  @Override
  public Set<String> drafted(String learner) {
    return database.read(handle ->
        Set.copyOf(
            handle
                .createQuery("SELECT exercise FROM draft WHERE learner = :learner AND starter = 0")
                .bind("learner", learner)
                .mapTo(String.class)
                .list()));
  }
}
