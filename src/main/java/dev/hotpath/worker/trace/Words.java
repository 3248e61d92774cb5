package dev.hotpath.worker.trace;

import dev.hotpath.protocol.Trace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Things that are the same more often than not, each once and by number. */
final class Words<T> {

  private final int most;
  private final Map<T, Integer> numbers = new LinkedHashMap<>();

  /**
   * @param most of different ones; what comes on top has no number
   */
  Words(int most) {
    this.most = most;
  }

  /** Its number; −1 where there are too many. */
  int number(T thing) {
    Integer known = numbers.get(thing);
    if (known != null) {
      return known;
    }
    if (numbers.size() == most) {
      return -1;
    }
    numbers.put(thing, numbers.size());
    return numbers.size() - 1;
  }

  List<T> all() {
    return new ArrayList<>(numbers.keySet());
  }

  /** Cut to what a trace may hold. */
  static String brief(String text) {
    return text.length() <= Trace.MAX_NAME ? text : text.substring(0, Trace.MAX_NAME - 1) + "…";
  }
}
