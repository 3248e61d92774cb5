package dev.hotpath.evidence.jit;

import dev.hotpath.evidence.flame.Names;
import dev.hotpath.evidence.jit.ClassTables.Where;
import dev.hotpath.evidence.jit.JitPicture.Kind;
import dev.hotpath.evidence.jit.JitPicture.Look;
import dev.hotpath.evidence.jit.JitPicture.Note;
import dev.hotpath.protocol.JitFindings;
import dev.hotpath.protocol.JitFindings.Site;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Allocations, locks and checks of indices: which are gone, which are left. */
final class SiteNotes {

  /** Of one bytecode, in whichever copies of it. */
  private record Place(String file, int line, int bci, String table, String inside) {}

  private record Line(String file, int line, String what) {}

  /** What the copies of one place say. */
  private static final class Found {
    private String type = "";
    private final Set<Integer> gone = new HashSet<>();
    private final Set<Integer> left = new HashSet<>();
    private final Set<String> kinds = new TreeSet<>();

    private Look look() {
      return left.isEmpty() ? Look.GONE : Look.STAYS;
    }
  }

  private final ClassTables tables;
  private final Map<Place, Found> allocations = new LinkedHashMap<>();
  private final Map<Place, Found> locks = new LinkedHashMap<>();
  private final Map<Line, Set<Place>> checks = new LinkedHashMap<>();

  SiteNotes(ClassTables tables) {
    this.tables = tables;
  }

  void add(Site site) {
    tables.where(site.at()).ifPresent(where -> add(site, where));
  }

  private void add(Site site, Where where) {
    Place place =
        new Place(
            where.file(),
            where.line(),
            where.bci(),
            where.table().name() + where.table().descriptor(),
            site.inside());
    switch (site.kind()) {
      case ALLOCATION_GONE, ALLOCATION_LEFT -> {
        Found found = allocations.computeIfAbsent(place, _ -> new Found());
        boolean gone = site.kind() == JitFindings.Kind.ALLOCATION_GONE;
        (gone ? found.gone : found.left).add(site.compilation());
        String made = where.table().makes().get(where.bci());
        if (site.inside().isEmpty() && made != null) {
          found.type = made;
        } else if (gone) {
          found.type = Shown.type(site.what());
        }
      }
      case LOCK_GONE, LOCK_LEFT -> {
        Found found = locks.computeIfAbsent(place, _ -> new Found());
        boolean gone = site.kind() == JitFindings.Kind.LOCK_GONE;
        (gone ? found.gone : found.left).add(site.compilation());
        if (gone) {
          found.kinds.add(site.what());
        }
      }
      case CHECK_LEFT ->
          checks
              .computeIfAbsent(
                  new Line(where.file(), where.line(), site.inside()), _ -> new HashSet<>())
              .add(place);
      case VECTOR -> {} // of loops, see LoopNotes
    }
  }

  List<Note> notes() {
    List<Note> notes = new ArrayList<>();
    allocations.forEach((place, found) -> notes.add(allocation(place, found)));
    locks.forEach((place, found) -> notes.add(lock(place, found)));
    checks.forEach((line, places) -> notes.add(check(line, places.size())));
    return notes;
  }

  private static Note allocation(Place place, Found found) {
    Look look = found.look();
    String type = found.type.isEmpty() ? "An object" : "`" + Names.shown(found.type) + "`";
    String inside = place.inside.isEmpty() ? "" : " in `" + Shown.method(place.inside) + "`";
    return new Note(
        place.file,
        place.line,
        Kind.ALLOCATION,
        look,
        type + inside + (look == Look.GONE ? " is never made" : " is made"),
        look == Look.GONE ? OtherReasons.DOES_NOT_ESCAPE : OtherReasons.ALLOCATES,
        copies(found),
        false);
  }

  private static Note lock(Place place, Found found) {
    Look look = found.look();
    String inside = place.inside.isEmpty() ? "" : " in `" + Shown.method(place.inside) + "`";
    return new Note(
        place.file,
        place.line,
        Kind.LOCK,
        look,
        "The lock" + inside + (look == Look.GONE ? " is left out" : " is taken"),
        look == Look.GONE ? found.kinds.iterator().next() : OtherReasons.LOCKS,
        copies(found),
        false);
  }

  /** Where not all copies agree. */
  private static String copies(Found found) {
    Set<Integer> goneOnly = new HashSet<>(found.gone);
    goneOnly.removeAll(found.left);
    return found.left.isEmpty() || goneOnly.isEmpty()
        ? ""
        : "gone in %d of %d copies of this code"
            .formatted(goneOnly.size(), goneOnly.size() + found.left.size());
  }

  private static Note check(Line line, int places) {
    String inside = line.what.isEmpty() ? "" : " in `" + Shown.method(line.what) + "`";
    return new Note(
        line.file,
        line.line,
        Kind.CHECK,
        Look.STAYS,
        places == 1
            ? "An index" + inside + " is checked"
            : "%d indices%s are checked".formatted(places, inside),
        OtherReasons.CHECKS,
        "",
        false);
  }

  /** What stays, by file and line: loops that have it are told of it. */
  Map<String, Set<Integer>> linesLeft() {
    Map<String, Set<Integer>> lines = new HashMap<>();
    for (Note note : notes()) {
      if (note.look() == Look.STAYS) {
        lines.computeIfAbsent(note.file(), _ -> new TreeSet<>()).add(note.line());
      }
    }
    return lines;
  }
}
