package dev.hotpath.evidence.jit;

import dev.hotpath.evidence.flame.Names;
import dev.hotpath.evidence.jit.JitPicture.Compilation;
import dev.hotpath.evidence.jit.JitPicture.Iteration;
import dev.hotpath.evidence.jit.JitPicture.Note;
import dev.hotpath.evidence.jit.JitPicture.Others;
import dev.hotpath.evidence.jit.JitPicture.Reason;
import dev.hotpath.protocol.JitFindings;
import dev.hotpath.protocol.JitFindings.Compiled;
import dev.hotpath.stats.WarmUp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Draws up a {@link JitPicture}. */
final class JitPictureBuilder {

  private static final int MAX_NOTES = 1_500;
  private static final int MAX_COMPILATIONS = 400;
  private static final String GENERATED = ".jmh_generated.";

  // Short iterations vary; what is within a tenth is as fast.
  private static final double TOLERANCE = 0.1;

  private final JitFindings findings;
  private final ClassTables tables;
  private final String benchmark;

  JitPictureBuilder(JitFindings findings, ClassTables tables, String benchmark) {
    this.findings = findings;
    this.tables = tables;
    this.benchmark = benchmark;
  }

  JitPicture build() {
    CallNotes calls = new CallNotes(tables);
    SiteNotes sites = new SiteNotes(tables);
    LoopNotes loops = new LoopNotes(tables);
    TrapNotes traps = new TrapNotes(tables);
    findings.calls().forEach(calls::add);
    findings.sites().forEach(sites::add);
    findings.sites().forEach(loops::add);
    findings.compilations().forEach(loops::add);
    findings.traps().forEach(traps::add);
    Set<Note> all = new LinkedHashSet<>();
    all.addAll(traps.notes());
    all.addAll(sites.notes());
    all.addAll(calls.notes());
    if (findings.machineCode() && findings.instructions()) {
      all.addAll(loops.notes(sites.linesLeft()));
    }
    List<Note> notes =
        all.stream()
            .map(JitPictureBuilder::ofLearner)
            .sorted(
                Comparator.comparing(Note::file)
                    .thenComparingInt(Note::line)
                    .thenComparing(Note::look, Comparator.comparingInt(JitPictureBuilder::weight))
                    .thenComparing(Note::kind))
            .toList();
    List<Note> kept = kept(notes);
    List<Compilation> compilations =
        findings.compilations().stream().map(this::compilation).toList();
    Optional<WarmUp.Steady> steady = steady();
    return new JitPicture(
        benchmark,
        Names.shown(findings.architecture()),
        evidence(),
        new JitWords(notes, compilations, calls.left()).sentences(),
        kept,
        reasons(kept),
        compilations.subList(0, Math.min(MAX_COMPILATIONS, compilations.size())),
        findings.others().stream()
            .map(other -> new Others(other.level(), other.compilations(), other.millis()))
            .toList(),
        findings.iterations().stream()
            .map(one -> new Iteration(one.atMillis(), one.nanosPerOp(), one.operations()))
            .toList(),
        steady.map(WarmUp.Steady::from).orElse(null),
        steady.map(WarmUp.Steady::level).orElse(null),
        findings.dropped()
            + notes.size()
            - kept.size()
            + Math.max(0, compilations.size() - MAX_COMPILATIONS));
  }

  /** What is in a test or the benchmark is nobody's to change, and matters little. */
  private static Note ofLearner(Note note) {
    return note.file().startsWith("src/")
        ? note
        : new Note(
            note.file(),
            note.line(),
            note.kind(),
            note.look(),
            note.what(),
            note.reason(),
            note.detail(),
            true);
  }

  private static int weight(JitPicture.Look look) {
    return switch (look) {
      case STAYS -> 0;
      case TOLD -> 1;
      case GONE -> 2;
    };
  }

  /** Where there are too many, what stays is told first. */
  private static List<Note> kept(List<Note> notes) {
    if (notes.size() <= MAX_NOTES) {
      return notes;
    }
    Set<Note> first =
        new LinkedHashSet<>(
            notes.stream()
                .sorted(Comparator.comparingInt(note -> weight(note.look())))
                .limit(MAX_NOTES)
                .toList());
    return notes.stream().filter(first::contains).toList();
  }

  private static Map<String, Reason> reasons(List<Note> notes) {
    Map<String, Reason> reasons = new TreeMap<>();
    for (Note note : notes) {
      reasons.computeIfAbsent(note.reason(), JitPictureBuilder::reason);
    }
    return reasons;
  }

  private static Reason reason(String key) {
    Reason reason =
        key.startsWith("call: ")
            ? CallReasons.reason(key.substring("call: ".length()))
            : key.startsWith("trap: ")
                ? OtherReasons.trapReason(key.substring("trap: ".length()))
                : OtherReasons.reason(key);
    return new Reason(Names.shown(reason.words()), reason.plain(), reason.link(), reason.linked());
  }

  private String evidence() {
    String log =
        "Calls, removed objects and locks, and code that was left are from the compiler’s own log";
    if (!findings.machineCode()) {
      return log + "; there was no machine code to look at, so nothing is said of what stays.";
    }
    return findings.instructions()
        ? log
            + "; objects that are made, locks that are taken, checks and vectors from the machine code."
        : log
            + "; objects that are made and locks that are taken from the machine code. Checks and vectors are told on x86-64 alone.";
  }

  private Compilation compilation(Compiled compiled) {
    Optional<MethodTable> table = tables.tables(compiled.method()).findFirst();
    String ended = !compiled.failure().isEmpty() ? compiled.failure() : compiled.thrownAway();
    return new Compilation(
        compiled.id(),
        Shown.method(compiled.method().owner() + "." + compiled.method().name()),
        compiled.method().owner().contains(GENERATED),
        table.map(MethodTable::file).orElse(null),
        table.map(found -> found.line(0).orElse(0)).orElse(0),
        compiled.level(),
        compiled.osr(),
        compiled.bytecodes(),
        compiled.codeBytes(),
        compiled.fromMillis(),
        compiled.toMillis(),
        compiled.inUse(),
        ended.isEmpty() ? "" : Names.shown(ended),
        compiled.thrownAwayMillis());
  }

  private Optional<WarmUp.Steady> steady() {
    List<Double> series = new ArrayList<>();
    findings.iterations().forEach(iteration -> series.add(iteration.nanosPerOp()));
    if (series.size() < WarmUp.FEWEST) {
      return Optional.empty();
    }
    double[] nanos = series.stream().mapToDouble(Double::doubleValue).toArray();
    return WarmUp.of(nanos, TOLERANCE) instanceof WarmUp.Steady steady
        ? Optional.of(steady)
        : Optional.empty();
  }
}
