package dev.hotpath.exercise;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The options of the JVM that a learner may choose: an allow-list, since new options come with
 * every JDK, and one that loads code, reads or writes a file, or lifts a limit must not be among
 * them.
 *
 * <p>Every number has a range. Heaps end at {@link #MAX_HEAP}, which leaves room for the rest of
 * the JVM below a worker's limit on memory; threads end at 8.
 */
public final class AllowedOptions {

  /** The largest heap that can be asked for. */
  public static final String MAX_HEAP = "1g";

  private static final String LEAST_HEAP = "4m";

  /**
   * Options that do much the same.
   *
   * @param title for a heading: {@code Heap}
   */
  public record Group(String title, List<Option> options) {
    public Group {
      options = List.copyOf(options);
    }
  }

  private static final List<Group> GROUPS =
      List.of(
          new Group(
              "Collector",
              List.of(
                  Option.on("UseSerialGC", "one thread, the program stopped"),
                  Option.on("UseParallelGC", "several threads, the program stopped"),
                  Option.on("UseG1GC", "in regions, partly while the program runs"),
                  Option.on("UseZGC", "while the program runs, pauses below a millisecond"),
                  Option.on("UseShenandoahGC", "while the program runs, where the JDK has it"),
                  Option.on("UseEpsilonGC", "none at all; needs the next one"),
                  Option.on("UnlockExperimentalVMOptions", "lets Epsilon be chosen"))),
          new Group(
              "Heap",
              List.of(
                  Option.size("-Xmx", LEAST_HEAP, MAX_HEAP, "the largest heap"),
                  Option.size("-Xms", "1m", MAX_HEAP, "the heap at the start"),
                  Option.size("-Xmn", "1m", MAX_HEAP, "the young generation"),
                  Option.size("SoftMaxHeapSize", LEAST_HEAP, MAX_HEAP, "a limit to stay below"),
                  Option.number("NewRatio", 1, 100, "old generation by young"),
                  Option.number("SurvivorRatio", 1, 100, "eden by survivor space"),
                  Option.number(
                      "MaxTenuringThreshold", 0, 15, "collections before an object is old"),
                  Option.number("MinHeapFreeRatio", 0, 100, "per cent free, below which it grows"),
                  Option.number(
                      "MaxHeapFreeRatio", 0, 100, "per cent free, above which it shrinks"),
                  Option.either("AlwaysPreTouch", "touches the heap at the start"))),
          new Group(
              "Aims and threads of collectors",
              List.of(
                  Option.number("MaxGCPauseMillis", 1, 10_000, "the longest pause to aim at"),
                  Option.number("GCTimeRatio", 1, 100, "the program's time by the collector's"),
                  Option.number("ParallelGCThreads", 1, 8, "threads while the program is stopped"),
                  Option.number("ConcGCThreads", 1, 8, "threads while it runs"),
                  Option.number(
                      "InitiatingHeapOccupancyPercent", 0, 100, "per cent full at which G1 marks"),
                  Option.size("G1HeapRegionSize", "1m", "32m", "a power of two"),
                  Option.number("G1ReservePercent", 0, 50, "kept free by G1"),
                  Option.either("UseAdaptiveSizePolicy", "lets Parallel choose its sizes"))),
          new Group(
              "Objects",
              List.of(
                  Option.either("UseCompactObjectHeaders", "headers of 8 bytes"),
                  Option.either("UseCompressedOops", "references of 4 bytes"),
                  Option.number("ObjectAlignmentInBytes", 8, 256, "a power of two"),
                  Option.either("UseStringDeduplication", "equal strings share their letters"))),
          new Group(
              "Compiler",
              List.of(
                  Option.either("TieredCompilation", "C1 before C2"),
                  Option.number("TieredStopAtLevel", 0, 4, "0 interprets, 1 is C1, 4 is C2"),
                  Option.either("Inline", "method bodies in place of calls"),
                  Option.number("MaxInlineSize", 0, 1_000, "bytes of bytecode"),
                  Option.number("FreqInlineSize", 0, 1_000, "bytes of bytecode, where hot"),
                  Option.either("DoEscapeAnalysis", "which objects stay in a method"),
                  Option.either("EliminateAllocations", "leaves those out"),
                  Option.either("UseSuperWord", "vector instructions for loops"),
                  Option.number("LoopUnrollLimit", 0, 100, "nodes of an unrolled loop"))));

  private static final Map<String, Option> BY_NAME =
      GROUPS.stream()
          .flatMap(group -> group.options().stream())
          .collect(Collectors.toUnmodifiableMap(Option::name, Function.identity()));

  private AllowedOptions() {}

  /** All of them, for people to choose from. */
  public static List<Group> groups() {
    return GROUPS;
  }

  /** By name, without {@code -XX:}, sign and value. */
  static Map<String, Option> byName() {
    return BY_NAME;
  }
}
