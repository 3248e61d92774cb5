package dev.hotpath.evidence.gc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A line of the JVM's log, decorated with {@code uptime,timenanos,level,tags}: {@code
 * [0.412s][8123456789ns][info][gc,start ] GC(3) Pause Young (Allocation Failure)}.
 *
 * @param uptime as it stands: {@code 0.412s}
 * @param nanos of {@code System.nanoTime()}
 * @param level {@code info}
 * @param tags without blanks: {@code gc,start}
 * @param id of the collection that it belongs to; −1 for none
 * @param text behind that
 */
record LogLine(String uptime, long nanos, String level, String tags, int id, String text) {

  private static final int DECORATIONS = 4;
  private static final int MAX_DECORATION = 80;
  private static final int MAX_TEXT = 300;
  private static final String COLLECTION = "GC(";

  /** Reads one; empty where it is none. */
  static Optional<LogLine> parse(String line) {
    List<String> decorations = new ArrayList<>(DECORATIONS);
    int at = 0;
    while (decorations.size() < DECORATIONS) {
      int close = at < line.length() && line.charAt(at) == '[' ? line.indexOf(']', at) : -1;
      if (close < 0 || close - at > MAX_DECORATION) {
        return Optional.empty();
      }
      decorations.add(line.substring(at + 1, close).strip());
      at = close + 1;
    }
    String time = decorations.get(1);
    long nanos = time.endsWith("ns") ? Amount.whole(time.substring(0, time.length() - 2)) : -1;
    if (nanos < 0) {
      return Optional.empty();
    }
    String text = cut(line.substring(at).strip());
    int id = -1;
    int close = text.indexOf(')');
    if (text.startsWith(COLLECTION) && close > 0) {
      id = (int) Math.min(Integer.MAX_VALUE, Amount.whole(text.substring(3, close)));
      text = text.substring(close + 1);
    }
    // Blanks in front of a message say that it is part of the one before.
    text = text.startsWith(" ") ? text.substring(1) : text;
    return Optional.of(
        new LogLine(
            decorations.getFirst(), nanos, decorations.get(2), decorations.getLast(), id, text));
  }

  private static String cut(String text) {
    return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "…";
  }

  /** Whether {@code -Xlog:gc} prints it. */
  boolean plain() {
    return tags.equals("gc") && level.equals("info");
  }

  /** As {@code -Xlog:gc} prints it. */
  String printed() {
    return "[%s][%s][gc] %s%s".formatted(uptime, level, id < 0 ? "" : COLLECTION + id + ") ", text);
  }
}
