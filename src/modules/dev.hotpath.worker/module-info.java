/**
 * The harness around a learner's tests. A module of its own, so that a submission, which is in none,
 * can't reach into it by reflection.
 */
module dev.hotpath.worker {
  requires org.junit.platform.launcher;
  requires org.junit.jupiter.engine;
  requires org.junit.jupiter.params;

  uses org.junit.platform.engine.TestEngine;
}
