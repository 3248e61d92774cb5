package dev.hotpath.worker.jit;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
  private static final int MAX_DIGITS = 4 << 20;
  private static final int RANGE_CHECK = 3; // Deoptimization::Reason_range_check

  private static final String END = "[/MachCode]";
  private static final Pattern METHOD =
      Pattern.compile(
          "# \\{method\\} \\{\\w+\\} &apos;(\\S+)&apos; &apos;(\\S+)&apos; in &apos;(\\S+)&apos;");
  private static final Pattern CODE =
      Pattern.compile("^\\s*0x[0-9a-f]+: ([0-9a-f]{2}[0-9a-f |]*)$");
  private static final Pattern REASON = Pattern.compile("be([0-9a-f]{2})ffffff");
  private static final Pattern PLACE = Pattern.compile("^ *; - (?:\\(reexecute\\) )?(\\S+@-?\\d+)");

  private final String method;
  private final InUse<Set<String>> inUse = new InUse<>();

  // Of the code that is being read.
  private final StringBuilder digits = new StringBuilder();
  private final Set<String> checks = new HashSet<>();
  private String signature = "";
  private boolean leaves;
  private boolean failed;

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
    boolean ofC2 = false;
    Element code = Element.of("");
    for (String line = lines.next(); line != null; line = lines.next()) {
      Element element = Element.of(line);
      if (element.name().equals("print_nmethod")) {
        code = element;
        ofC2 = element.get("compiler").equals("c2");
        begin();
      } else if (element.name().equals("make_not_entrant")) {
        inUse.throwAway(element.number("compile_id"));
      } else if (ofC2 && line.equals(END)) {
        // The element's own end is not written before the JVM has more to say.
        if (!signature.isEmpty()) {
          boolean osr = code.get("compile_kind").equals("osr");
          inUse.add(code.number("compile_id"), signature, osr, Set.copyOf(checks));
        }
        ofC2 = false;
      } else if (ofC2) {
        code(line);
      }
      if (inUse.tooMuch() || digits.length() > MAX_DIGITS) {
        throw new IOException("the log tells of more code than was ever compiled");
      }
    }
  }

  private void begin() {
    digits.setLength(0);
    checks.clear();
    signature = "";
    leaves = false;
    failed = false;
  }

  private void code(String line) {
    Matcher code = CODE.matcher(line);
    if (code.find()) {
      for (String digit : code.group(1).split("[ |]+")) {
        digits.append(digit);
      }
      return;
    }
    Matcher named = METHOD.matcher(line);
    if (signature.isEmpty() && named.find()) {
      if ((named.group(3).replace('/', '.') + "." + named.group(1)).equals(method)) {
        signature = named.group(1) + named.group(2);
      }
      return;
    }
    if (line.contains("{runtime_call UncommonTrapBlob}")) {
      leaves = true; // the call itself is in the digits to come
      return;
    }
    if (leaves && line.contains("ImmutableOopMap")) {
      leaves = false;
      failed = lastReason() == RANGE_CHECK;
      digits.setLength(0);
      return;
    }
    Matcher place = PLACE.matcher(line);
    if (failed && place.find()) { // of the places that it is in, the innermost comes first
      failed = false;
      checks.add(place.group(1));
    }
  }

  /** What the last call of the stub was told: reason and action, with all bits turned. */
  private int lastReason() {
    Matcher matcher = REASON.matcher(digits);
    int reason = -1;
    while (matcher.find()) {
      if (matcher.start() % 2 == 0) {
        reason = (~Integer.parseUnsignedInt("ffffff" + matcher.group(1), 16) >> 3) & 31;
      }
    }
    return reason;
  }

  /** In how many places of the source a check is left; empty where there is no such code. */
  OptionalInt checks() {
    Collection<Set<String>> all = inUse.all();
    Set<String> places = new HashSet<>();
    all.forEach(places::addAll);
    return all.isEmpty() ? OptionalInt.empty() : OptionalInt.of(places.size());
  }
}
