package dev.hotpath.evidence.gc;

import dev.hotpath.evidence.gc.Amount.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a message at the end of a pause, a phase or a cycle says: {@code Pause Young (Normal) (G1
 * Evacuation Pause) 14M->3M(64M) 3.117ms}.
 *
 * @param what {@code Pause Young}
 * @param groups what is in brackets behind it: {@code Normal}, {@code G1 Evacuation Pause}
 * @param heap what it did to the heap
 * @param nanos that it took; −1 where it does not say, because it only begins
 */
record Said(String what, List<String> groups, Optional<Change> heap, long nanos) {

  private static final int MAX_GROUPS = 8;

  Said {
    groups = List.copyOf(groups);
  }

  static Said of(String text) {
    List<String> groups = new ArrayList<>();
    StringBuilder what = new StringBuilder();
    Optional<Change> heap = Optional.empty();
    long nanos = -1;
    int at = 0;
    while (at < text.length()) {
      if (text.charAt(at) == '(') {
        int close = closing(text, at);
        if (groups.size() < MAX_GROUPS) {
          groups.add(text.substring(at + 1, Math.min(close, text.length())));
        }
        at = close + 1;
      } else {
        int blank = text.indexOf(' ', at);
        String word = text.substring(at, blank < 0 ? text.length() : blank);
        at += word.length() + 1;
        boolean last = at >= text.length();
        Optional<Change> change = Amount.change(word);
        if (change.isPresent()) {
          heap = change;
        } else if (last && Amount.nanos(word) >= 0) {
          nanos = Amount.nanos(word);
        } else if (!word.isEmpty()) {
          what.append(what.isEmpty() ? "" : " ").append(word);
        }
      }
    }
    return new Said(what.toString(), groups, heap, nanos);
  }

  /** Of the bracket that opens there; the end where it never closes. */
  private static int closing(String text, int open) {
    int depth = 0;
    for (int i = open; i < text.length(); i++) {
      depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return text.length();
  }

  /** ZGC has the generation in front of most messages: {@code Y: Pause Mark Start 0.005ms}. */
  static String withoutGeneration(String text) {
    return ofGeneration(text) ? text.substring(3) : text;
  }

  static boolean ofGeneration(String text) {
    return text.indexOf(": ") == 1;
  }

  boolean ended() {
    return nanos >= 0;
  }

  boolean is(String kind) {
    return what.equals(kind) || what.startsWith(kind + " ");
  }
}
