package dev.hotpath.classroom.lesson;

import dev.hotpath.classroom.Attempts;
import dev.hotpath.classroom.Drafts;
import dev.hotpath.classroom.KeptLoads;
import dev.hotpath.classroom.KeptSweeps;
import dev.hotpath.classroom.Notebook;

/** All that is kept of classes and their work, by one keeper. */
public interface KeptClasses {

  Sessions sessions();

  People people();

  Journal journal();

  Attempts attempts();

  Drafts drafts();

  Notebook notebook();

  KeptSweeps sweeps();

  KeptLoads loads();

  Leftovers leftovers();

  /** Stops the keeper; from now on all is as another server sees it. */
  void reopen();
}
