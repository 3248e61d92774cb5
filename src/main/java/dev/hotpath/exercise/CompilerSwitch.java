package dev.hotpath.exercise;

import java.util.Arrays;
import java.util.List;

/** An ability of the JIT compiler that can be switched off, to see what it is worth. */
enum CompilerSwitch {
  NOTHING("nothing", "as it is", "everything on"),
  ESCAPE_ANALYSIS(
      "escape-analysis", "no escape analysis", "no escape analysis", "-XX:-DoEscapeAnalysis"),
  VECTORS("vectors", "no vectors", "no vectors", "-XX:-UseSuperWord"),
  INLINING("inlining", "no inlining", "no inlining", "-XX:-Inline"),
  // Two that do the same to most loops: each alone leaves little to see.
  RANGE_CHECK_ELIMINATION(
      "range-check-elimination",
      "checks stay",
      "no checks of indices removed from loops",
      "-XX:-RangeCheckElimination",
      "-XX:-UseLoopPredicate"),
  LOCK_ELIMINATION(
      "lock-elimination",
      "locks stay",
      "no locks left out",
      "-XX:-EliminateLocks",
      "-XX:-EliminateNestedLocks"),
  C2("c2", "C1 alone", "C1 alone", "-XX:TieredStopAtLevel=1"),
  COMPILING("compiling", "interpreter", "the interpreter alone", "-Xint");

  private final String key;
  private final String label;
  private final String inSentence;
  private final List<String> flags;

  CompilerSwitch(String key, String label, String inSentence, String... flags) {
    this.key = key;
    this.label = label;
    this.inSentence = inSentence;
    this.flags = List.of(flags);
  }

  /** The words of {@code exercise.toml}: what is switched off. */
  static List<String> keys() {
    return Arrays.stream(values()).map(one -> one.key).toList();
  }

  /** By its word; nothing for one that there is none of. */
  static CompilerSwitch of(String key) {
    return Arrays.stream(values()).filter(one -> one.key.equals(key)).findFirst().orElse(NOTHING);
  }

  /** For an axis or a table. */
  String label() {
    return label;
  }

  /** Behind "with". */
  String inSentence() {
    return inSentence;
  }

  /** Of the JVM. */
  List<String> flags() {
    return flags;
  }
}
