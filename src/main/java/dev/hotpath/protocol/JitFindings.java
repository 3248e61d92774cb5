package dev.hotpath.protocol;

import java.util.List;

/**
 * What the JIT compilers made of an exercise's methods in one JVM, by that JVM's own logs. Other
 * methods count where they stand inside of those.
 *
 * <p>A worker may send anything that can be written as such a record; what passes its checks has
 * bounds.
 *
 * @param architecture of the processor, as {@code os.arch} has it
 * @param machineCode whether the log had any machine code to look at
 * @param instructions whether the instructions in it could be told apart, without which there are
 *     neither checks of indices nor vectors
 * @param iterations of the benchmark from the first on, the cold one
 * @param compilations of the exercise's methods, in the order in which they were asked for
 * @param others how much else was compiled, by level
 * @param calls in code that is in use
 * @param sites in code that is in use
 * @param traps through which code was left, whatever became of it
 * @param dropped how much more was found than there is room for
 */
public record JitFindings(
    String architecture,
    boolean machineCode,
    boolean instructions,
    List<Iteration> iterations,
    List<Compiled> compilations,
    List<Others> others,
    List<Call> calls,
    List<Site> sites,
    List<Trap> traps,
    int dropped) {

  public static final int MAX_ITERATIONS = 400;
  public static final int MAX_COMPILATIONS = 600;
  public static final int MAX_CALLS = 2_000;
  public static final int MAX_SITES = 4_000;
  public static final int MAX_TRAPS = 1_000;

  /** Of methods inlined into one compilation, receivers of a call, outcomes of a call. */
  public static final int MAX_EACH = 200;

  /** Letters of a name or a reason. */
  public static final int MAX_LETTERS = 400;

  private static final int MAX_LEVELS = 8;

  public JitFindings {
    iterations = List.copyOf(iterations);
    compilations = List.copyOf(compilations);
    others = List.copyOf(others);
    calls = List.copyOf(calls);
    sites = List.copyOf(sites);
    traps = List.copyOf(traps);
    checkWord(architecture);
    check(iterations.size() <= MAX_ITERATIONS, "%s iterations", iterations.size());
    check(compilations.size() <= MAX_COMPILATIONS, "%s compilations", compilations.size());
    check(others.size() <= MAX_LEVELS, "%s levels", others.size());
    check(calls.size() <= MAX_CALLS, "%s calls", calls.size());
    check(sites.size() <= MAX_SITES, "%s sites", sites.size());
    check(traps.size() <= MAX_TRAPS, "%s traps", traps.size());
    check(dropped >= 0, "%s dropped", dropped);
  }

  private static void check(boolean fine, String what, Object value) {
    if (!fine) {
      throw new IllegalArgumentException("findings with " + what.formatted(value));
    }
  }

  private static void checkWord(String word) {
    check(word.length() <= MAX_LETTERS, "a word of %s letters", word.length());
  }

  private static void checkTime(double millis) {
    check(millis >= 0 && millis < 1e9, "a time of %s ms", millis);
  }

  /**
   * A method.
   *
   * @param owner binary name of its class, with dots
   * @param descriptor as in a class file; empty where it is not known
   */
  public record Method(String owner, String name, String descriptor) {
    public Method {
      checkWord(owner);
      checkWord(name);
      checkWord(descriptor);
    }
  }

  /**
   * A place in the bytecode.
   *
   * @param line of the source; 0 where only the class file knows it
   */
  public record Place(Method method, int bci, int line) {
    public Place {
      check(bci >= -1 && bci <= 0xffff, "a bytecode index of %s", bci);
      check(line >= 0 && line <= 0xffff, "a line of %s", line);
    }
  }

  /**
   * An iteration of the benchmark.
   *
   * @param atMillis when it began, since the JVM started
   */
  public record Iteration(double atMillis, double nanosPerOp, long operations) {
    public Iteration {
      checkTime(atMillis);
      check(nanosPerOp > 0 && nanosPerOp < 1e15, "%s ns per operation", nanosPerOp);
      check(operations >= 0, "%s operations", operations);
    }
  }

  /**
   * A compilation.
   *
   * @param level 1 to 3 is C1, 4 is C2
   * @param osr whether it is entered in the middle of a loop
   * @param bytecodes of the method alone
   * @param codeBytes of what came of it; 0 where nothing did
   * @param fromMillis when a compiler began, since the JVM started
   * @param failure why nothing came of it; empty where something did
   * @param thrownAway why it is not entered any more; empty where it is
   * @param thrownAwayMillis when that was; 0 where it was not
   * @param inUse whether nothing has taken its place by the end
   * @param inlined methods of the exercise that it holds beside its own
   */
  public record Compiled(
      int id,
      Method method,
      int level,
      boolean osr,
      int bytecodes,
      int codeBytes,
      double fromMillis,
      double toMillis,
      String failure,
      String thrownAway,
      double thrownAwayMillis,
      boolean inUse,
      List<Method> inlined) {

    public Compiled {
      inlined = List.copyOf(inlined);
      check(level >= 0 && level <= 4, "a level of %s", level);
      check(bytecodes >= 0 && codeBytes >= 0, "a size of %s", Math.min(bytecodes, codeBytes));
      checkTime(fromMillis);
      checkTime(toMillis);
      checkTime(thrownAwayMillis);
      checkWord(failure);
      checkWord(thrownAway);
      check(inlined.size() <= MAX_EACH, "%s methods in one", inlined.size());
    }
  }

  /** Compilations of methods that are not the exercise's, at one level. */
  public record Others(int level, int compilations, double millis) {
    public Others {
      check(level >= 0 && level <= 4, "a level of %s", level);
      check(compilations >= 0, "%s compilations", compilations);
      checkTime(millis);
    }
  }

  /**
   * A call that C2 decided about.
   *
   * @param declared {@code package.Class.method} that the bytecode names
   * @param bytes of that method's bytecode
   * @param count how often it was seen to run, in the compiler's scale
   * @param dispatched whether the receiver's class decides which method runs
   * @param receivers the most frequent classes that were seen; the JVM remembers two
   * @param outcomes of each method that the compiler expects to be reached
   */
  public record Call(
      Place at,
      String declared,
      int bytes,
      long count,
      boolean dispatched,
      List<Receiver> receivers,
      List<Outcome> outcomes,
      int compilation) {

    public Call {
      receivers = List.copyOf(receivers);
      outcomes = List.copyOf(outcomes);
      checkWord(declared);
      check(bytes >= 0, "%s bytes", bytes);
      check(count >= 0, "%s calls", count);
      check(receivers.size() <= MAX_EACH, "%s receivers", receivers.size());
      check(outcomes.size() <= MAX_EACH, "%s outcomes", outcomes.size());
    }
  }

  /** A class that a call was made on, and how often. */
  public record Receiver(String type, long count) {
    public Receiver {
      checkWord(type);
      check(count >= 0, "%s receivers", count);
    }
  }

  /**
   * What became of a call.
   *
   * @param reason in HotSpot's words
   */
  public record Outcome(String callee, boolean inlined, String reason) {
    public Outcome {
      checkWord(callee);
      checkWord(reason);
    }
  }

  /** What there is at a {@link Site}. */
  public enum Kind {
    /** The log says that an object is not made any more. */
    ALLOCATION_GONE,
    /** The log says that a lock is not taken any more. */
    LOCK_GONE,
    /** The machine code calls for memory. */
    ALLOCATION_LEFT,
    /** The machine code calls for a lock. */
    LOCK_LEFT,
    /** The machine code looks whether an index is in bounds. */
    CHECK_LEFT,
    /** A loop of the machine code has instructions that do several elements at once. */
    VECTOR
  }

  /**
   * A place in C2's code.
   *
   * @param what the type of an object that is gone; how a lock is gone; the bytecode that is behind
   *     what is left; bits that the widest vector has
   * @param at the exercise's own place
   * @param inside {@code package.Class.method} of another method that was inlined there and has it;
   *     empty where the place itself has
   * @param count in how many places of the code
   */
  public record Site(Kind kind, String what, Place at, String inside, int count, int compilation) {
    public Site {
      checkWord(what);
      checkWord(inside);
      check(count > 0, "%s places", count);
    }
  }

  /**
   * Compiled code was left for good at a place where it expected something else.
   *
   * @param reason in HotSpot's words: {@code class_check}
   * @param action that the JVM took: {@code maybe_recompile}
   * @param atMillis since the JVM started
   */
  public record Trap(Place at, String reason, String action, double atMillis, int compilation) {
    public Trap {
      checkWord(reason);
      checkWord(action);
      checkTime(atMillis);
    }
  }
}
