package dev.hotpath.worker.trace;

import dev.hotpath.protocol.Trace;
import dev.hotpath.protocol.Trace.Own;
import dev.hotpath.protocol.Trace.OwnKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import jdk.jfr.ValueDescriptor;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedThread;
import org.jspecify.annotations.Nullable;

/** Events that the program itself gives the recorder, with their fields as text. */
final class OwnEvents {

  private static final List<String> OF_EVERY_EVENT =
      List.of("startTime", "duration", "eventThread", "stackTrace");
  private static final int MAX_KINDS = 500;
  private static final int MAX_CHARACTERS = 1_000_000;

  private final Words<OwnKind> kinds = new Words<>(MAX_KINDS);
  private final List<Own> events = new ArrayList<>();
  private int characters;

  /** Its number; −1 where there is no room for more. */
  int number(RecordedEvent event) {
    String label = Objects.requireNonNullElse(event.getEventType().getLabel(), "");
    String type = event.getEventType().getName();
    int kind = kinds.number(new OwnKind(Words.brief(type), Words.brief(label)));
    if (kind < 0 || events.size() == Trace.MAX_OWN || characters > MAX_CHARACTERS) {
      return -1;
    }
    List<String> fields = new ArrayList<>();
    for (ValueDescriptor field : event.getFields()) {
      if (!OF_EVERY_EVENT.contains(field.getName()) && fields.size() < 2 * Trace.MAX_FIELDS) {
        fields.add(Words.brief(field.getName()));
        fields.add(Words.brief(text(event.getValue(field.getName()))));
      }
    }
    fields.forEach(text -> characters += text.length());
    events.add(new Own(kind, fields));
    return events.size() - 1;
  }

  private static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case RecordedThread thread -> Objects.requireNonNullElse(thread.getJavaName(), "");
      case RecordedClass type -> type.getName();
      default -> value.toString();
    };
  }

  List<OwnKind> kinds() {
    return kinds.all();
  }

  List<Own> events() {
    return events;
  }
}
