package dev.hotpath.worker.jit;

import java.util.List;
import java.util.Set;

/**
 * What C2 did as it compiled a method, as far as somebody asked for it.
 *
 * @param id grows with the time at which it was asked for
 * @param method with its signature, as the log has it
 * @param osr whether it is entered in the middle of a loop
 * @param calls of the methods that were asked for
 * @param removed allocations of the types that were asked for, which are gone
 */
record Compilation(int id, String method, boolean osr, List<Call> calls, Set<Place> removed) {

  Compilation {
    calls = List.copyOf(calls);
    removed = Set.copyOf(removed);
  }

  /**
   * A call in the source of what was compiled.
   *
   * @param callee {@code package.Class.method}
   * @param within the methods that it is part of here, outermost first: the one compiled, and those
   *     inlined into it
   * @param inlined whether the callee's code stands in its place
   */
  record Call(String callee, List<String> within, boolean inlined) {
    Call {
      within = List.copyOf(within);
    }
  }

  /**
   * Where the source makes an object.
   *
   * @param type with its package
   * @param method {@code package.Class.method}
   * @param bci bytecode index
   */
  record Place(String type, String method, int bci) {}
}
