package dev.hotpath.grade;

/**
 * Questions of the exercise, as its learner answered them.
 *
 * @param right how many were answered rightly
 * @param questions how many there are
 */
public record Answered(int right, int questions) implements Finding {}
