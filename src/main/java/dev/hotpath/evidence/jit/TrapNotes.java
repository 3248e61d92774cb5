package dev.hotpath.evidence.jit;

import dev.hotpath.evidence.flame.Names;
import dev.hotpath.evidence.jit.JitPicture.Kind;
import dev.hotpath.evidence.jit.JitPicture.Look;
import dev.hotpath.evidence.jit.JitPicture.Note;
import dev.hotpath.protocol.JitFindings.Trap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where compiled code was left for good, how often and when. */
final class TrapNotes {

  private record Place(String file, int line, String reason, String action) {}

  private final ClassTables tables;
  private final Map<Place, List<Double>> times = new LinkedHashMap<>();

  TrapNotes(ClassTables tables) {
    this.tables = tables;
  }

  void add(Trap trap) {
    tables
        .where(trap.at())
        .ifPresent(where ->
            times
                .computeIfAbsent(
                    new Place(where.file(), where.line(), trap.reason(), trap.action()),
                    _ -> new ArrayList<>())
                .add(trap.atMillis()));
  }

  List<Note> notes() {
    List<Note> notes = new ArrayList<>();
    times.forEach((place, at) -> {
      double first = at.stream().mapToDouble(Double::doubleValue).min().orElse(0);
      double last = at.stream().mapToDouble(Double::doubleValue).max().orElse(0);
      notes.add(
          new Note(
              place.file,
              place.line,
              Kind.DEOPTIMISATION,
              Look.STAYS,
              at.size() == 1
                  ? "Compiled code was left here"
                  : "Compiled code was left here %d times".formatted(at.size()),
              "trap: " + Names.shown(place.reason),
              "%s; action: %s".formatted(when(at.size(), first, last), Names.shown(place.action)),
              false));
    });
    return notes;
  }

  private static String when(int count, double first, double last) {
    return count == 1
        ? "after %.0f ms".formatted(first)
        : "from %.0f to %.0f ms".formatted(first, last);
  }
}
