package dev.hotpath.web.page;

import java.util.Locale;

/**
 * A view as a tab of the evidence.
 *
 * @param key as in {@code exercise.toml}: {@code cpu}
 * @param label what a learner reads: {@code CPU}
 */
public record ViewTab(String key, String label) {

  /** The tab of a view; one that has no name of its own here is called by its key. */
  public static ViewTab of(String key) {
    return new ViewTab(
        key,
        switch (key) {
          case "cpu" -> "CPU";
          case "alloc" -> "Allocation";
          case "live" -> "Live heap";
          case "lock" -> "Locks";
          case "wall" -> "Wall clock";
          case "threads" -> "Threads";
          case "timeline" -> "Timeline";
          case "gc" -> "GC";
          case "jit" -> "JIT";
          case "layout" -> "Layout";
          case "coverage" -> "Coverage";
          default -> key;
        });
  }

  /** What the picture will show, for a learner who has not run anything yet. */
  public String promise() {
    return switch (key) {
      case "cpu" -> "Which methods and lines the time goes to, as a flame graph.";
      case "alloc" -> "Which methods and lines make the bytes, as a flame graph.";
      case "live" -> "Which methods and lines made what is still in memory after a collection.";
      case "lock" -> "Which locks threads wait for, where, how often and for how long.";
      case "wall" -> "Where threads spend time, waiting included.";
      case "threads" -> "Which methods and lines start threads, platform and virtual.";
      case "timeline" -> "What each thread does when: it runs, waits, or is blocked, and by whom.";
      case "gc" ->
          "When memory is cleaned up, how long threads stop for it, and what is left then.";
      case "jit" -> "What the compiler made of your methods: inlined, left out, given up.";
      case "layout" -> "How your objects lie in memory: fields, gaps, and all that they hold.";
      default -> "Where the samples of this kind come from.";
    };
  }

  /** The label inside a sentence. */
  public String inSentence() {
    boolean abbreviation = label.equals(label.toUpperCase(Locale.ROOT));
    return abbreviation ? label : label.toLowerCase(Locale.ROOT);
  }
}
