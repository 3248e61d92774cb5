package dev.hotpath.worker.layout;

import dev.hotpath.protocol.HeapLayout;

/** Names as a report has them: of bounded length, and of states what the learner knows. */
final class Names {

  private Names() {}

  /** As a source has it, {@code int[][]} for arrays; JMH's own subclass goes by what it extends. */
  static String of(Class<?> type) {
    if (type.isArray()) {
      return clip(of(type.componentType()) + "[]");
    }
    return clip(user(type).getName());
  }

  /** The class that was written by people. */
  static Class<?> user(Class<?> type) {
    Class<?> at = type;
    while (States.generated(at) && at.getSuperclass() != null) {
      at = at.getSuperclass();
    }
    return at;
  }

  static String clip(String name) {
    return name.length() <= HeapLayout.MAX_NAME
        ? name
        : name.substring(0, HeapLayout.MAX_NAME - 1) + "…";
  }
}
