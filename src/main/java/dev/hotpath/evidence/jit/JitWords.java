package dev.hotpath.evidence.jit;

import dev.hotpath.evidence.jit.JitPicture.Compilation;
import dev.hotpath.evidence.jit.JitPicture.Kind;
import dev.hotpath.evidence.jit.JitPicture.Look;
import dev.hotpath.evidence.jit.JitPicture.Note;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says in English what the compiler did with a program, what stays first. */
final class JitWords {

  private static final int NAMED = 3;
  private static final int C2 = 4;

  private final List<Note> notes;
  private final List<Compilation> compilations;
  private final List<String> callsLeft;

  /**
   * @param callsLeft names of methods that are not inlined and might be
   */
  JitWords(List<Note> notes, List<Compilation> compilations, List<String> callsLeft) {
    // What is in the benchmark or in a test is not the learner's to change.
    this.notes = notes.stream().filter(note -> note.file().startsWith("src/")).toList();
    this.compilations = compilations;
    this.callsLeft = callsLeft;
  }

  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    if (compilations.stream().noneMatch(one -> one.level() == C2 && one.inUse())) {
      sentences.add(
          "C2, the compiler that optimises, has no code in use here: nothing ran often enough.");
      return sentences;
    }
    deoptimisations(sentences);
    calls(sentences);
    allocations(sentences);
    locks(sentences);
    checks(sentences);
    loops(sentences);
    if (notes.stream().noneMatch(note -> note.look() == Look.STAYS)) {
      sentences.addFirst("Nothing stays that the compiler is known to take away in other code.");
    }
    return sentences;
  }

  private List<Note> of(Kind kind, Look look) {
    return notes.stream().filter(note -> note.kind() == kind && note.look() == look).toList();
  }

  private void deoptimisations(List<String> sentences) {
    List<Note> traps = of(Kind.DEOPTIMISATION, Look.STAYS);
    if (!traps.isEmpty()) {
      sentences.add(
          "Compiled code was left because something unexpected came, in %s."
              .formatted(lines(traps)));
    }
  }

  private void calls(List<String> sentences) {
    List<Note> mega = of(Kind.DISPATCH, Look.STAYS);
    if (!mega.isEmpty()) {
      sentences.add(
          "Objects of three classes or more come to the call in %s: which method runs is looked up each time."
              .formatted(lines(mega)));
    }
    int gone = of(Kind.CALL, Look.GONE).size();
    int stay = of(Kind.CALL, Look.STAYS).size();
    if (gone + stay > 0) {
      sentences.add(
          stay == 0
              ? count(gone, "call that runs is inlined", "calls that run are all inlined") + "."
              : "%d of %s that run %s inlined%s."
                  .formatted(
                      gone,
                      count(gone + stay, "call", "calls"),
                      gone == 1 ? "is" : "are",
                      names()));
    }
  }

  private String names() {
    return callsLeft.isEmpty()
        ? ""
        : callsLeft.stream()
            .limit(NAMED)
            .map(name -> "`" + name + "`")
            .collect(
                Collectors.joining(", ", "; not ", callsLeft.size() > NAMED ? " and others" : ""));
  }

  private void allocations(List<String> sentences) {
    List<Note> gone = of(Kind.ALLOCATION, Look.GONE);
    List<Note> made = of(Kind.ALLOCATION, Look.STAYS);
    if (!made.isEmpty()) {
      sentences.add("Objects or arrays are made in %s.".formatted(lines(made)));
    }
    if (!gone.isEmpty()) {
      sentences.add(
          "%s in the source %s never made, in %s."
              .formatted(
                  count(gone.size(), "object", "objects"),
                  gone.size() == 1 ? "is" : "are",
                  lines(gone)));
    }
  }

  private void locks(List<String> sentences) {
    List<Note> gone = of(Kind.LOCK, Look.GONE);
    List<Note> taken = of(Kind.LOCK, Look.STAYS);
    if (!taken.isEmpty()) {
      sentences.add("A lock is taken in %s.".formatted(lines(taken)));
    }
    if (!gone.isEmpty()) {
      sentences.add("A lock is left out in %s.".formatted(lines(gone)));
    }
  }

  private void checks(List<String> sentences) {
    List<Note> checks = of(Kind.CHECK, Look.STAYS);
    if (!checks.isEmpty()) {
      sentences.add("Indices are still checked in %s.".formatted(lines(checks)));
    }
  }

  private void loops(List<String> sentences) {
    List<Note> vectors = of(Kind.LOOP, Look.GONE);
    List<Note> scalar = of(Kind.LOOP, Look.TOLD);
    if (!vectors.isEmpty()) {
      sentences.add(
          "The loop%s in %s compute%s with vectors."
              .formatted(
                  vectors.size() == 1 ? "" : "s", lines(vectors), vectors.size() == 1 ? "s" : ""));
    }
    if (!scalar.isEmpty()) {
      sentences.add(
          "The loop%s in %s compute%s one element at a time."
              .formatted(
                  scalar.size() == 1 ? "" : "s", lines(scalar), scalar.size() == 1 ? "s" : ""));
    }
  }

  private static String count(int count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }

  /** {@code line 12}, {@code lines 12, 30 and 2 more}. */
  private static String lines(List<Note> some) {
    List<String> lines =
        some.stream().map(Note::line).distinct().sorted().map(String::valueOf).toList();
    if (lines.size() == 1) {
      return "line " + lines.getFirst();
    }
    List<String> first = lines.subList(0, Math.min(NAMED, lines.size()));
    return lines.size() > NAMED
        ? "lines %s and %d more".formatted(String.join(", ", first), lines.size() - NAMED)
        : "lines %s and %s"
            .formatted(String.join(", ", first.subList(0, first.size() - 1)), first.getLast());
  }
}
