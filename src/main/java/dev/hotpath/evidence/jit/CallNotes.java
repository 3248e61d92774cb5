package dev.hotpath.evidence.jit;

import dev.hotpath.evidence.flame.Names;
import dev.hotpath.evidence.jit.ClassTables.Where;
import dev.hotpath.evidence.jit.JitPicture.Kind;
import dev.hotpath.evidence.jit.JitPicture.Look;
import dev.hotpath.evidence.jit.JitPicture.Note;
import dev.hotpath.protocol.JitFindings.Call;
import dev.hotpath.protocol.JitFindings.Outcome;
import dev.hotpath.protocol.JitFindings.Receiver;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What became of each call, and objects of how many classes came to it. */
final class CallNotes {

  // Each constructor calls one of them, and they do nothing.
  private static final Set<String> IDLE =
      Set.of("java.lang.Object.<init>", "java.lang.Record.<init>");

  // The JVM remembers two; what exceeds their counts by more than chance is others.
  private static final double OTHERS = 0.01;

  private record Place(String file, int line, int bci, String declared) {}

  private final ClassTables tables;
  private final Map<Place, List<Call>> byPlace = new LinkedHashMap<>();

  CallNotes(ClassTables tables) {
    this.tables = tables;
  }

  void add(Call call) {
    if (IDLE.contains(call.declared())) {
      return;
    }
    tables
        .where(call.at())
        .ifPresent(
            where -> byPlace.computeIfAbsent(place(where, call), _ -> new ArrayList<>()).add(call));
  }

  private static Place place(Where where, Call call) {
    return new Place(where.file(), where.line(), where.bci(), call.declared());
  }

  List<Note> notes() {
    List<Note> notes = new ArrayList<>();
    byPlace.forEach((place, calls) -> {
      notes.add(inlining(place, calls));
      Call most = calls.stream().max(Comparator.comparingLong(Call::count)).orElseThrow();
      if (most.dispatched() && !most.receivers().isEmpty()) {
        notes.add(dispatch(place, most));
      }
    });
    return notes;
  }

  /** A call may be compiled several times: within its method, and where that is inlined. */
  private static Note inlining(Place place, List<Call> calls) {
    long inlined = calls.stream().filter(CallNotes::isInlined).count();
    String name = "`" + Shown.method(place.declared) + "`";
    String reason = reason(calls, inlined == calls.size());
    Look look = inlined == calls.size() ? Look.GONE : CallReasons.look(reason);
    // A reason may be good news for another call of the same line.
    look = look == Look.GONE && inlined < calls.size() ? Look.TOLD : look;
    String what =
        inlined == calls.size()
            ? name + (reason.equals("intrinsic") ? " is an intrinsic" : " is inlined")
            : inlined == 0
                ? name + " is not inlined"
                : name + " is inlined in %d of %d copies".formatted(inlined, calls.size());
    Call first = calls.getFirst();
    return new Note(
        place.file,
        place.line,
        Kind.CALL,
        look,
        what,
        "call: " + Names.shown(CallReasons.key(reason)),
        detail(first, calls.size()),
        look == Look.TOLD);
  }

  private static boolean isInlined(Call call) {
    return !call.outcomes().isEmpty() && call.outcomes().stream().allMatch(Outcome::inlined);
  }

  /** The one that weighs most: why it is not, where that is so anywhere. */
  private static String reason(List<Call> calls, boolean inlined) {
    return calls.stream()
        .flatMap(call -> call.outcomes().stream())
        .filter(outcome -> outcome.inlined() == inlined)
        .map(Outcome::reason)
        .min(Comparator.comparingInt(words -> CallReasons.look(words) == Look.STAYS ? 0 : 1))
        .orElse("");
  }

  private static String detail(Call call, int copies) {
    List<String> parts = new ArrayList<>();
    if (call.bytes() > 0) {
      parts.add("%,d bytes of bytecode".formatted(call.bytes()));
    }
    call.outcomes().stream()
        .map(Outcome::callee)
        .filter(callee -> !callee.equals(call.declared()))
        .map(callee -> "reaches `" + Shown.method(callee) + "`")
        .distinct()
        .forEach(parts::add);
    if (copies > 1) {
      parts.add("compiled in %d places".formatted(copies));
    }
    return String.join("; ", parts);
  }

  private static Note dispatch(Place place, Call call) {
    long known = call.receivers().stream().mapToLong(Receiver::count).sum();
    long all = Math.max(Math.max(call.count(), known), 1);
    double others = (double) (all - known) / all;
    boolean mega = others > OTHERS && call.receivers().size() > 1;
    int classes = call.receivers().size();
    List<String> shares =
        call.receivers().stream()
            .map(receiver ->
                "%s `%s`"
                    .formatted(
                        percent((double) receiver.count() / all), Shown.type(receiver.type())))
            .collect(Collectors.toCollection(ArrayList::new));
    if (mega) {
      shares.add(percent(others) + " others");
    }
    String reason =
        mega
            ? OtherReasons.MEGAMORPHIC
            : classes > 1 ? OtherReasons.BIMORPHIC : OtherReasons.MONOMORPHIC;
    return new Note(
        place.file,
        place.line,
        Kind.DISPATCH,
        mega && !isInlined(call) ? Look.STAYS : mega ? Look.TOLD : Look.GONE,
        "`%s` meets %s"
            .formatted(
                Shown.method(place.declared),
                mega ? "three classes or more" : classes > 1 ? "two classes" : "one class"),
        reason,
        String.join(", ", shares),
        !mega);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", share * 100);
  }

  /** Names of methods that are not inlined and might be, the first few. */
  List<String> left() {
    TreeSet<String> names = new TreeSet<>();
    byPlace.forEach((place, calls) -> {
      Note note = inlining(place, calls);
      if (note.look() == Look.STAYS) {
        names.add(Shown.method(place.declared));
      }
    });
    return List.copyOf(names);
  }
}
