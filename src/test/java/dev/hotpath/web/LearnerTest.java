package dev.hotpath.web;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one may open who is in no class. */
class LearnerTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/join",
        "/api/join",
        "/resume",
        "/resume/00",
        "/instructor/00",
        "/about",
        "/health"
      })
  void the_way_in_is_open_to_anybody(String path) {
    assertTrue(Learner.isForAnybody(path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/me",
        "/class",
        "/class/join.svg",
        "/exercises/concat",
        "/joining",
        "/api/joined",
        "/about/x",
        "/resumes",
        "/api/exercises",
        "/api/class"
      })
  void the_class_is_not(String path) {
    assertFalse(Learner.isForAnybody(path));
  }
}
