package dev.hotpath.store;

import dev.hotpath.classroom.Attempts;
import dev.hotpath.classroom.Drafts;
import dev.hotpath.classroom.KeptLoads;
import dev.hotpath.classroom.KeptSweeps;
import dev.hotpath.classroom.Notebook;
import dev.hotpath.classroom.lesson.Journal;
import dev.hotpath.classroom.lesson.KeptClasses;
import dev.hotpath.classroom.lesson.Leftovers;
import dev.hotpath.classroom.lesson.People;
import dev.hotpath.classroom.lesson.Sessions;
import java.util.function.Supplier;

/** Classes in a store that can be opened again. */
final class StoredClasses implements KeptClasses, AutoCloseable {

  private final Supplier<Store> opener;
  private Store store;

  StoredClasses(Supplier<Store> opener) {
    this.opener = opener;
    this.store = opener.get();
  }

  @Override
  public Sessions sessions() {
    return store.sessions();
  }

  @Override
  public People people() {
    return store.people();
  }

  @Override
  public Journal journal() {
    return store.journal();
  }

  @Override
  public Attempts attempts() {
    return store.attempts();
  }

  @Override
  public Drafts drafts() {
    return store.drafts();
  }

  @Override
  public Notebook notebook() {
    return store.notebook();
  }

  @Override
  public KeptSweeps sweeps() {
    return store.sweeps();
  }

  @Override
  public KeptLoads loads() {
    return store.loads();
  }

  @Override
  public Leftovers leftovers() {
    return store.leftovers();
  }

  @Override
  public void reopen() {
    store.close();
    store = opener.get();
  }

  @Override
  public void close() {
    store.close();
  }
}
