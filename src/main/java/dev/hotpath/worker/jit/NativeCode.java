package dev.hotpath.worker.jit;

import java.util.List;

/**
 * C2's machine code of a method, as far as the JVM says what it is.
 *
 * @param id of the compilation
 * @param osr whether it is entered in the middle of a loop
 * @param method {@code package.Class.method}; empty where it was not told
 * @param descriptor as in a class file
 * @param exits calls of the JVM's own code
 * @param notes what instructions are of which place in the source
 * @param code from its entry to where its stubs begin
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
record NativeCode(
    int id,
    boolean osr,
    String method,
    String descriptor,
    List<Exit> exits,
    List<Note> notes,
    byte[] code) {

  /** The JVM writes what is at an address at the first of four that it may be at. */
  static final int NOTE_BYTES = 4;

  NativeCode {
    exits = List.copyOf(exits);
    notes = List.copyOf(notes);
  }

  /**
   * A place in the bytecode.
   *
   * @param owner binary name of the class
   * @param line 0 where it is not known
   */
  record Spot(String owner, String method, int bci, int line) {

    /** {@code package.Class.method}. */
    String name() {
      return owner + "." + method;
    }
  }

  /**
   * A call of the JVM's own code, from where the compiled code can't go on by itself.
   *
   * @param stub in HotSpot's words: {@code UncommonTrapBlob}
   * @param reason that it was given, by number, on x86-64; -1 where there is none
   * @param bytecode that it is behind: {@code iaload}; empty where it was not told
   * @param spots innermost first
   */
  record Exit(String stub, int reason, String bytecode, List<Spot> spots) {
    Exit {
      spots = List.copyOf(spots);
    }
  }

  /**
   * What instructions up to here are of.
   *
   * @param offset in the code, give or take {@link #NOTE_BYTES}
   * @param bytecode as in {@link Exit}
   * @param spots innermost first
   */
  record Note(int offset, String bytecode, List<Spot> spots) {
    Note {
      spots = List.copyOf(spots);
    }
  }
}
