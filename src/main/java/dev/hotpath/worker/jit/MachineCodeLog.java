package dev.hotpath.worker.jit;

import dev.hotpath.worker.jit.NativeCode.Spot;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Which checks of array indices are left in C2's code of a method, by the machine code that {@code
 * -XX:CompileCommand=print} writes in hexadecimal digits.
 *
 * <p>A check that fails leaves the code for good through a stub, to which it tells its reason in a
 * register: on x86-64 {@code mov esi, -28} says "index out of range". Behind the call of the stub
 * stands which place of the source it belongs to. The log of the compiler itself has such ways out
 * too, but from before it removes checks.
 */
final class MachineCodeLog {

  private static final long MAX_BYTES = 64 << 20;
  private static final int RANGE_CHECK = 3; // Deoptimization::Reason_range_check

  private final String method;
  private final InUse<Set<Spot>> inUse = new InUse<>();

  /** Of one method, with all that have its name: {@code package.Class.method}. */
  MachineCodeLog(String method) {
    this.method = method;
  }

  /**
   * Reads the JVM's log.
   *
   * @throws IOException also where it is larger than any that a JVM writes in a few seconds
   */
  void read(InputStream file) throws IOException {
    LogLines lines = new LogLines(file, MAX_BYTES);
    NativeCodeReader reader = new NativeCodeReader();
    for (String line = lines.next(); line != null; line = lines.next()) {
      Element element = Element.of(line);
      Optional<NativeCode> code = reader.read(line, element);
      if (code.isPresent() && code.get().method().equals(method)) {
        add(code.get());
      } else if (element.name().equals("make_not_entrant")) {
        inUse.throwAway(element.number("compile_id"));
      }
      if (inUse.tooMuch()) {
        throw new IOException("the log tells of more code than was ever compiled");
      }
    }
  }

  private void add(NativeCode code) {
    Set<Spot> checks = new HashSet<>();
    for (NativeCode.Exit exit : code.exits()) {
      if (isCheck(exit)) {
        checks.add(exit.spots().getFirst()); // of the places that it is in, the innermost
      }
    }
    inUse.add(code.id(), code.method() + code.descriptor(), code.osr(), checks);
  }

  /** Whether it is taken where an index is out of bounds, on x86-64. */
  static boolean isCheck(NativeCode.Exit exit) {
    return exit.stub().equals("UncommonTrapBlob") && exit.reason() == RANGE_CHECK;
  }

  /** In how many places of the source a check is left; empty where there is no such code. */
  OptionalInt checks() {
    Collection<Set<Spot>> all = inUse.all();
    Set<Spot> places = new HashSet<>();
    all.forEach(places::addAll);
    return all.isEmpty() ? OptionalInt.empty() : OptionalInt.of(places.size());
  }
}
