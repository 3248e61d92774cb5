package dev.hotpath.evidence.gc;

import dev.hotpath.evidence.gc.GcReport.Choice;
import dev.hotpath.protocol.GcRecording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Says in English what a collector did: plain words first. */
final class GcWords {

  // is_server_class_machine() of HotSpot: two processors, and 2 GB less what firmware may take.
  private static final int SERVER_PROCESSORS = 2;
  private static final long SERVER_BYTES = 1_792L << 20;

  private static final double NOTHING = 0.5; // bytes an operation, by the harness itself

  private static final Map<String, String> KINDS =
      Map.of(
          "concurrent", "concurrent cycle",
          "young", "young collection",
          "mixed", "mixed collection",
          "minor", "minor collection",
          "major", "major collection",
          "degenerated", "degenerated collection",
          "full", "full collection");

  private GcWords() {}

  /** Why it is that collector. */
  static String chosen(String collector, Choice choice, GcRecording recording) {
    String flag = "-XX:+Use%sGC".formatted(recording.collector());
    return switch (choice) {
      case LEARNER -> "%s, as your jvm.options say: %s.".formatted(collector, flag);
      case EXERCISE -> "%s, as this exercise says: %s.".formatted(collector, flag);
      case JVM -> {
        boolean server =
            recording.processors() >= SERVER_PROCESSORS && recording.memoryBytes() >= SERVER_BYTES;
        String sees =
            "%s, the JVM’s own choice: it sees %s and %s of memory"
                .formatted(
                    collector,
                    Words.count(recording.processors(), "processor"),
                    Words.size(recording.memoryBytes()));
        yield sees
            + (server
                ? ". With one processor, or less than 1,792\u00a0MB, it would be Serial."
                : ", and takes G1 from 2 processors and 1,792\u00a0MB on.");
      }
    };
  }

  static List<String> summary(GcFigures figures) {
    List<String> sentences = new ArrayList<>();
    if (figures.log().collections().isEmpty()) {
      sentences.add(none(figures));
    } else {
      sentences.add(collections(figures));
      sentences.add(allocation(figures));
    }
    Double cpu = figures.gcCpu();
    if (cpu != null && !figures.log().collections().isEmpty()) {
      sentences.add("Collecting took %s of the processor time.".formatted(Words.percent(cpu)));
    }
    live(figures, sentences);
    return sentences;
  }

  private static String none(GcFigures figures) {
    Double perOp = figures.bytesPerOp();
    String span = Words.time(figures.nanos());
    if (figures.recording().cut()) {
      return "Nothing can be said: the log is longer than what is read of it.";
    } else if (figures.collector().equals("Epsilon")) {
      return epsilon(figures, span);
    } else if (perOp == null) {
      return "No collection in %s.".formatted(span);
    } else if (perOp < NOTHING) {
      return "No collection in %s: it allocates 0\u00a0B an operation.".formatted(span);
    }
    Long allocated = figures.allocated();
    return "No collection in %s: it allocates %s an operation%s, and there was room for that."
        .formatted(
            span,
            perOperation(perOp),
            allocated == null ? "" : ", " + Words.size(allocated) + " in all");
  }

  private static String epsilon(GcFigures figures, String span) {
    Double rate = figures.allocatedPerSecond();
    Long max = figures.maxHeap();
    String never = "Epsilon never collects: what is allocated stays";
    if (rate == null || max == null || rate < 1) {
      return never + ".";
    }
    double seconds = Math.max(0, max - figures.usedAtEnd()) / rate;
    return "%s. In %s that were %s; the heap would be full %s later."
        .formatted(
            never, span, Words.size(rate * figures.nanos() / 1e9), Words.time(seconds * 1e9));
  }

  private static String collections(GcFigures figures) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    figures.log().collections().forEach(one -> counts.merge(one.kind(), 1, Integer::sum));
    List<String> parts = new ArrayList<>();
    counts.forEach((kind, count) -> parts.add(Words.count(count, KINDS.getOrDefault(kind, kind))));
    String what =
        parts.size() == 1
            ? parts.getFirst()
            : String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.getLast();
    return "%s in %s. %s".formatted(what, Words.time(figures.toldNanos()), stoodStill(figures));
  }

  private static String stoodStill(GcFigures figures) {
    Long median = figures.medianPause();
    if (median == null) {
      return "The program never stood still for it.";
    } else if (figures.pauses() == 1) {
      return "The program stood still for %s.".formatted(Words.time(median));
    }
    return "The program stood still %s: for %s as a rule, %s at most, %s of the time in all."
        .formatted(
            times(figures.pauses()),
            Words.time(median),
            Words.time(figures.longestPause()),
            Words.percent((double) figures.pauseNanos() / figures.toldNanos()));
  }

  static String times(int count) {
    return switch (count) {
      case 1 -> "once";
      case 2 -> "twice";
      default -> String.format(Locale.ROOT, "%,d times", count);
    };
  }

  private static String allocation(GcFigures figures) {
    Double perOp = figures.bytesPerOp();
    Double rate = figures.allocatedPerSecond();
    List<String> parts = new ArrayList<>();
    if (perOp != null) {
      parts.add(perOperation(perOp) + " an operation");
    }
    if (rate != null) {
      parts.add(Words.size(rate) + " a second");
    }
    String allocates =
        parts.isEmpty() ? "It allocates" : "It allocates " + String.join(", ", parts);
    Long promoted = figures.promoted();
    if (promoted == null) {
      return allocates + ".";
    }
    return "%s; %s."
        .formatted(
            allocates,
            promoted == 0
                ? "nothing was promoted to the old generation"
                : "%s lived long enough to be promoted".formatted(Words.size(promoted)));
  }

  /** In full: exact evidence is worth its digits. */
  private static String perOperation(double bytes) {
    return String.format(Locale.ROOT, "%,.0f\u00a0B", bytes);
  }

  private static void live(GcFigures figures, List<String> sentences) {
    Long live = figures.live();
    if (live == null) {
      return;
    }
    Long base = figures.base();
    Long max = figures.maxHeap();
    sentences.add(
        "A full collection leaves %s%s%s."
            .formatted(
                Words.size(live),
                base == null || base > live
                    ? ""
                    : ", of which %s were there before your code".formatted(Words.size(base)),
                max == null ? "" : "; the heap may grow to %s".formatted(Words.size(max))));
  }
}
