package dev.hotpath.worker.jit;

import dev.hotpath.worker.jit.NativeCode.Exit;
import dev.hotpath.worker.jit.NativeCode.Note;
import dev.hotpath.worker.jit.NativeCode.Spot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the machine code that {@code -XX:CompileCommand=print} writes in hexadecimal digits, line
 * by line, with what the JVM notes between them.
 */
final class NativeCodeReader {

  private static final int MAX_CODE_BYTES = 2 << 20;
  private static final int MAX_NOTES = 50_000;
  private static final int MAX_SPOTS = 64;
  private static final int NEAR = 64; // bytes between what a call is told and the call

  private static final String END = "[/MachCode]";
  private static final Pattern METHOD =
      Pattern.compile(
          "# \\{method\\} \\{\\w+\\} &apos;(\\S+)&apos; &apos;(\\S+)&apos; in &apos;(\\S+)&apos;");
  private static final Pattern CODE =
      Pattern.compile("^\\s*0x([0-9a-f]{1,16}): ([0-9a-f]{2}[0-9a-f |]*)$");
  private static final Pattern NOTE = Pattern.compile("^\\s*0x([0-9a-f]{1,16}): ;(.*)$");
  private static final Pattern STUB = Pattern.compile("\\{runtime_call ([^}]+)}");
  private static final Pattern BYTECODE = Pattern.compile("^\\s*;\\*(\\S+)");
  private static final Pattern SPOT =
      Pattern.compile(
          "^ *; - (?:\\(reexecute\\) )?(\\S+)::(\\S+)@(-?\\d{1,6})(?: \\(line (\\d{1,5})\\))?");

  private boolean reading;
  private boolean entered;
  private Element head = Element.of("");
  private String method = "";
  private String descriptor = "";
  private byte[] code = new byte[1 << 12];
  private int size;
  private long base;
  private final List<Exit> exits = new ArrayList<>();
  private final List<Note> notes = new ArrayList<>();

  // Of the note that is being read.
  private String stub = "";
  private String called = "";
  private int at;
  private String bytecode = "";
  private final List<Spot> spots = new ArrayList<>();

  /**
   * Takes a line of the log.
   *
   * @return the code that it ends
   * @throws IOException where there is more than any method has
   */
  Optional<NativeCode> read(String line, Element element) throws IOException {
    if (element.name().equals("print_nmethod")) {
      begin(element);
    } else if (reading && line.equals(END)) {
      // The element's own end is not written before the JVM has more to say.
      endNote();
      reading = false;
      return Optional.of(
          new NativeCode(
              head.number("compile_id"),
              head.get("compile_kind").equals("osr"),
              method,
              descriptor,
              exits,
              notes,
              Arrays.copyOf(code, size)));
    } else if (reading) {
      line(line);
      if (size > MAX_CODE_BYTES || notes.size() + exits.size() > MAX_NOTES) {
        throw new IOException("the log tells of more code than was ever compiled");
      }
    }
    return Optional.empty();
  }

  private void begin(Element element) {
    reading = element.get("compiler").equals("c2");
    head = element;
    entered = false;
    method = "";
    descriptor = "";
    size = 0;
    exits.clear();
    notes.clear();
    stub = "";
    forgetNote();
  }

  private void line(String line) {
    Matcher matcher = CODE.matcher(line);
    if (matcher.find()) {
      endNote();
      code(address(matcher.group(1)), matcher.group(2));
      return;
    }
    matcher = NOTE.matcher(line);
    if (matcher.find()) {
      endNote();
      at = offset(address(matcher.group(1)));
      note(matcher.group(2));
      return;
    }
    if (more(line)) {
      return;
    }
    if (line.startsWith("[")) {
      // Constants come before it, and stubs behind: neither is code to be read one by one.
      entered = line.endsWith("Entry Point]");
    } else if (method.isEmpty()) {
      named(line);
    }
  }

  private void named(String line) {
    Matcher matcher = METHOD.matcher(line);
    if (matcher.find()) {
      method = LogText.cut(matcher.group(3).replace('/', '.') + "." + matcher.group(1));
      descriptor = LogText.cut(matcher.group(2));
    }
  }

  private static long address(String digits) {
    return Long.parseUnsignedLong(digits, 16);
  }

  private int offset(long address) {
    long offset = address - base;
    return size == 0 || offset < 0 || offset > MAX_CODE_BYTES ? -1 : (int) offset;
  }

  private void code(long address, String digits) {
    if (!entered) {
      return;
    }
    if (size == 0) {
      base = address;
    }
    String plain = digits.replaceAll("[ |]", "");
    // What does not follow on what was before could be anything.
    if (address == base + size && plain.length() % 2 == 0) {
      byte[] more = HexFormat.of().parseHex(plain);
      if (size + more.length > code.length) {
        code = Arrays.copyOf(code, 2 * (size + more.length));
      }
      System.arraycopy(more, 0, code, size, more.length);
      size += more.length;
    } else {
      entered = false;
    }
  }

  private void note(String text) {
    if (text.contains("ImmutableOopMap")) {
      called = stub;
      stub = "";
    } else {
      more(";" + text);
    }
  }

  /** What is noted at the address that came last. */
  private boolean more(String text) {
    Matcher matcher = SPOT.matcher(text);
    if (matcher.find()) {
      spot(matcher);
      return true;
    }
    matcher = BYTECODE.matcher(text);
    if (matcher.find()) {
      bytecode = LogText.cut(matcher.group(1));
      return true;
    }
    matcher = STUB.matcher(text);
    if (matcher.find()) {
      stub = LogText.cut(matcher.group(1)); // the call itself is in the digits to come
      return true;
    }
    return false;
  }

  private void spot(Matcher matcher) {
    if (spots.size() < MAX_SPOTS) {
      String line = matcher.group(4);
      spots.add(
          new Spot(
              LogText.cut(matcher.group(1)),
              LogText.cut(matcher.group(2)),
              Integer.parseInt(matcher.group(3)),
              line == null ? 0 : Integer.parseInt(line)));
    }
  }

  private void endNote() {
    if (!spots.isEmpty()) {
      if (!called.isEmpty()) {
        exits.add(new Exit(called, reason(), bytecode, spots));
      }
      notes.add(new Note(at, bytecode, spots));
    }
    forgetNote();
  }

  private void forgetNote() {
    called = "";
    bytecode = "";
    spots.clear();
  }

  /** What the call before was told, on x86-64, in its register: {@code mov esi, -28}. */
  private int reason() {
    int end = Math.min(size, at + NativeCode.NOTE_BYTES) - 5;
    for (int i = end; i >= Math.max(0, end - NEAR); i--) {
      if (code[i] == (byte) 0xbe && code[i + 2] == -1 && code[i + 3] == -1 && code[i + 4] == -1) {
        return (~code[i + 1] >> 3) & 31; // all bits are turned: reason, then action
      }
    }
    return -1;
  }
}
