package dev.hotpath.classroom.lesson;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What each kind of event is called where it is kept and sent: its record's name with a small first
 * letter, such as {@code handRaised}. Kept journals rely on these names: none may be given to
 * another kind.
 */
public final class EventKind {

  private static final Map<String, Class<? extends ClassEvent>> BY_NAME = new TreeMap<>();

  static {
    collect(ClassEvent.class);
  }

  private EventKind() {}

  private static void collect(Class<? extends ClassEvent> type) {
    if (type.isRecord()) {
      BY_NAME.put(of(type), type);
      return;
    }
    for (Class<?> kind : type.getPermittedSubclasses()) {
      collect(kind.asSubclass(ClassEvent.class));
    }
  }

  private static String of(Class<? extends ClassEvent> type) {
    String name = type.getSimpleName();
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  /** What an event's kind is called. */
  public static String of(ClassEvent event) {
    return of(event.getClass());
  }

  /** The record of a kind; empty where there is no such kind. */
  public static Optional<Class<? extends ClassEvent>> named(String kind) {
    return Optional.ofNullable(BY_NAME.get(kind));
  }

  /** Every kind there is, by its name. */
  public static Map<String, Class<? extends ClassEvent>> all() {
    return Collections.unmodifiableMap(BY_NAME);
  }
}
