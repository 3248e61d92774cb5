package dev.hotpath.web.classroom;

import dev.hotpath.web.Problem;

/** What several addresses of a class answer. */
final class ClassProblems {

  private ClassProblems() {}

  static Problem none() {
    return new Problem(
        404,
        "no-class",
        "This server has one learner and no class; start it with --classroom to have one.");
  }

  static Problem over() {
    return new Problem(
        409,
        "class-over",
        "This class is over: what was done in it can be read, and not changed. The instructor can"
            + " let it go on.");
  }

  static Problem unknownPerson(String id) {
    return new Problem(
        404, "unknown-person", "Nobody of this class is '%s'; the board lists all.".formatted(id));
  }

  static Problem unknownSession(String id) {
    return new Problem(
        404,
        "unknown-session",
        "There was no class '%s' here; /api/class/sessions lists all.".formatted(id));
  }
}
