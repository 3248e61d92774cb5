package dev.hotpath.web.classroom;

import dev.hotpath.classroom.Artifacts;
import dev.hotpath.classroom.Attempts;
import dev.hotpath.classroom.Notebook;
import dev.hotpath.classroom.board.Progress;
import dev.hotpath.classroom.lesson.Lesson;
import dev.hotpath.exercise.Catalogue;
import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.Solution;
import dev.hotpath.run.Runs;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a class's addresses work with.
 *
 * @param solutions of an exercise, where this server has one
 * @param joinUrl where people join, once the port is open
 */
public record ClassParts(
    Lesson lesson,
    Progress progress,
    Catalogue catalogue,
    Function<Exercise, Optional<Solution>> solutions,
    Attempts attempts,
    Notebook notebook,
    Artifacts artifacts,
    Runs runs,
    Supplier<String> joinUrl,
    Clock clock) {}
