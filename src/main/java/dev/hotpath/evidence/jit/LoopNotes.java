package dev.hotpath.evidence.jit;

import dev.hotpath.evidence.jit.JitPicture.Kind;
import dev.hotpath.evidence.jit.JitPicture.Look;
import dev.hotpath.evidence.jit.JitPicture.Note;
import dev.hotpath.evidence.jit.MethodTable.Loop;
import dev.hotpath.protocol.JitFindings;
import dev.hotpath.protocol.JitFindings.Compiled;
import dev.hotpath.protocol.JitFindings.Method;
import dev.hotpath.protocol.JitFindings.Site;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Which of the innermost loops compute with vectors, by the machine code in their places. */
final class LoopNotes {

  private record Place(MethodTable table, Loop loop) {}

  private final ClassTables tables;
  private final Map<Place, Integer> bits = new HashMap<>();
  private final Set<MethodTable> compiled = new LinkedHashSet<>();

  LoopNotes(ClassTables tables) {
    this.tables = tables;
  }

  /** A method is in the code that C2 made, by itself or inlined. */
  void add(Compiled compilation) {
    if (compilation.level() == 4 && compilation.inUse()) {
      for (Method method :
          Stream.concat(Stream.of(compilation.method()), compilation.inlined().stream()).toList()) {
        tables.tables(method).forEach(compiled::add);
      }
    }
  }

  void add(Site site) {
    // Of another method that is inlined there: its loop is not this one.
    if (site.kind() != JitFindings.Kind.VECTOR || !site.inside().isEmpty()) {
      return;
    }
    tables
        .where(site.at())
        .ifPresent(where ->
            where
                .table()
                .loop(where.bci())
                .ifPresent(loop ->
                    bits.merge(new Place(where.table(), loop), width(site.what()), Math::max)));
  }

  private static int width(String bits) {
    return switch (bits) {
      case "256" -> 256;
      case "512" -> 512;
      default -> 128;
    };
  }

  /**
   * The notes.
   *
   * @param left lines where something stays, by file
   */
  List<Note> notes(Map<String, Set<Integer>> left) {
    List<Note> notes = new ArrayList<>();
    for (MethodTable table : compiled) {
      for (Loop loop : table.innermost()) {
        Integer width = bits.get(new Place(table, loop));
        int line = table.line(loop.head()).orElse(0);
        if (line > 0) {
          notes.add(
              width == null
                  ? scalar(table, loop, line, left.getOrDefault(table.file(), Set.of()))
                  : new Note(
                      table.file(),
                      line,
                      Kind.LOOP,
                      Look.GONE,
                      "The loop computes with vectors",
                      OtherReasons.VECTORS,
                      "%d-bit instructions in its machine code".formatted(width),
                      false));
        }
      }
    }
    return notes;
  }

  private static Note scalar(MethodTable table, Loop loop, int line, Set<Integer> left) {
    List<String> hints =
        left.stream()
            .filter(other ->
                table.lines().entrySet().stream()
                    .anyMatch(
                        entry -> entry.getValue().equals(other) && loop.holds(entry.getKey())))
            .map(String::valueOf)
            .toList();
    return new Note(
        table.file(),
        line,
        Kind.LOOP,
        Look.TOLD,
        "The loop computes one element at a time",
        OtherReasons.SCALAR,
        hints.isEmpty() ? "" : "see what stays in line " + String.join(", ", hints),
        false);
  }
}
