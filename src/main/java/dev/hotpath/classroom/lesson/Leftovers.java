package dev.hotpath.classroom.lesson;

import java.time.Instant;
import java.util.List;

/** Runs whose artefacts are to be deleted, since those who handed them in are forgotten. */
public interface Leftovers {

  /** Their ids, in no order. */
  List<String> runs();

  /** Strikes those off the list that have been on it since before that moment. */
  void clear(Instant before);
}
