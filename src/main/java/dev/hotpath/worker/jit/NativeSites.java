package dev.hotpath.worker.jit;

import dev.hotpath.protocol.JitFindings;
import dev.hotpath.protocol.JitFindings.Kind;
import dev.hotpath.protocol.JitFindings.Method;
import dev.hotpath.protocol.JitFindings.Site;
import dev.hotpath.worker.jit.NativeCode.Exit;
import dev.hotpath.worker.jit.NativeCode.Note;
import dev.hotpath.worker.jit.NativeCode.Spot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What C2's machine code still has of the exercise's places: allocations, locks, checks, vectors.
 */
final class NativeSites {

  private final NativeCode code;
  private final Predicate<String> ours;
  private final Map<Site, Integer> sites = new LinkedHashMap<>();

  private NativeSites(NativeCode code, Predicate<String> ours) {
    this.code = code;
    this.ours = ours;
  }

  /**
   * Of one compilation, how often each.
   *
   * @param ours tells whether a class is one of the exercise's
   * @param x86 whether its instructions are those of x86-64
   */
  static Map<Site, Integer> of(NativeCode code, Predicate<String> ours, boolean x86) {
    NativeSites found = new NativeSites(code, ours);
    code.exits().forEach(exit -> found.exit(exit, x86));
    if (x86) {
      X86Code.vectorLoops(code.code()).forEach(found::loop);
    }
    return found.sites;
  }

  private void exit(Exit exit, boolean x86) {
    if (exit.stub().contains("new_instance")
        || exit.stub().contains("new_array")
        || exit.stub().contains("multianewarray")) {
      add(Kind.ALLOCATION_LEFT, exit.bytecode(), exit.spots());
    } else if (exit.stub().contains("monitor_locking")) {
      add(Kind.LOCK_LEFT, exit.bytecode(), exit.spots());
    } else if (x86 && MachineCodeLog.isCheck(exit)) {
      add(Kind.CHECK_LEFT, exit.bytecode(), exit.spots());
    }
  }

  private void loop(X86Code.Loop loop) {
    for (Note note : code.notes()) {
      boolean within =
          note.offset() > loop.start() - NativeCode.NOTE_BYTES && note.offset() < loop.end();
      if (within && isOfLoop(note)) {
        add(Kind.VECTOR, String.valueOf(loop.bits()), note.spots());
      }
    }
  }

  /** Memory that is new is set to zero with vectors, and what is called has loops of its own. */
  private static boolean isOfLoop(Note note) {
    return !note.bytecode().startsWith("invoke") && !note.bytecode().contains("new");
  }

  private void add(Kind kind, String what, List<Spot> spots) {
    Optional<Spot> own = spots.stream().filter(spot -> ours.test(spot.owner())).findFirst();
    if (own.isEmpty() || sites.size() >= JitFindings.MAX_SITES) {
      return;
    }
    Spot spot = own.get();
    Spot innermost = spots.getFirst();
    Site site =
        new Site(
            kind,
            what,
            JitHistory.place(new Method(spot.owner(), spot.method(), ""), spot.bci(), spot.line()),
            innermost.equals(spot) ? "" : LogText.cut(innermost.name()),
            1,
            code.id());
    sites.merge(site, 1, Integer::sum);
  }
}
