package dev.hotpath.evidence.gc;

import java.util.Map;

/** Why a collection is started, in plain words. */
final class Causes {

  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("Allocation Failure", "no room for the next object"),
          Map.entry("G1 Evacuation Pause", "eden was full"),
          Map.entry("G1 Humongous Allocation", "an object of more than half a region was made"),
          Map.entry("G1 Compaction Pause", "nothing else made enough room"),
          Map.entry("G1 Preventive Collection", "room to copy to was running short"),
          Map.entry("Ergonomics", "the old generation may not hold what comes next"),
          Map.entry("System.gc()", "the program asked for it"),
          Map.entry("Metadata GC Threshold", "classes need more room, not objects"),
          Map.entry("Metadata GC Clear Soft References", "classes need more room, not objects"),
          Map.entry("CodeCache GC Threshold", "compiled code needs more room"),
          Map.entry("CodeCache GC Aggressive", "compiled code needs more room"),
          Map.entry("Warmup", "the first ones, to learn how long they take"),
          Map.entry("Allocation Rate", "else the heap would be full before it is done"),
          Map.entry("Allocation Stall", "a thread already waits for memory"),
          Map.entry("High Usage", "little of the heap is free"),
          Map.entry("Proactive", "now it costs little"),
          Map.entry("Timer", "the last one was long ago"),
          Map.entry("GCLocker Initiated GC", "native code held it off before"));

  private Causes() {}

  /** Empty where nothing is known of it. */
  static String why(String cause) {
    return WORDS.getOrDefault(cause, "");
  }
}
