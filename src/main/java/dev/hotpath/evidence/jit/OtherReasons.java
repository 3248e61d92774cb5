package dev.hotpath.evidence.jit;

import dev.hotpath.evidence.jit.JitPicture.Reason;
import java.util.HashMap;
import java.util.Map;

/** Reasons of all but calls: what was taken away, what stays, and why compiled code was left. */
final class OtherReasons {

  static final String DOES_NOT_ESCAPE = "does not escape";
  static final String ALLOCATES = "allocates";
  static final String LOCKS = "locks";
  static final String CHECKS = "range check";
  static final String VECTORS = "vectorised";
  static final String SCALAR = "not vectorised";
  static final String MONOMORPHIC = "monomorphic";
  static final String BIMORPHIC = "bimorphic";
  static final String MEGAMORPHIC = "megamorphic";

  private static final Map<String, Reason> KNOWN = new HashMap<>();

  static {
    put(
        Reading.ESCAPE,
        DOES_NOT_ESCAPE,
        "Nothing outside of the compiled code ever sees this object, so it is never made: its fields are kept in registers (scalar replacement).");
    put(
        Reading.ESCAPE,
        ALLOCATES,
        "The object is made, each time: it is returned, stored where others can see it, passed to a call that is not inlined, or an array whose length or index is not constant.");
    put(
        Reading.LOCKS,
        LOCKS,
        "The lock is taken, each time. It is cheap as long as no other thread wants it.");
    put(
        Reading.LOCKS,
        "NonEscObj",
        "No other thread can see the object that is locked, so the lock is left out.");
    put(
        Reading.LOCKS,
        "Coarsened",
        "It lies next to another one on the same object, and the two are taken as one.");
    put(Reading.LOCKS, "Nested", "The same lock is held already around it.");
    put(
        Reading.RANGE_CHECKS,
        CHECKS,
        "Each access looks whether its index is in bounds: the compiler could not prove it, nor do it once before the loop. It can where the index is the loop's counter and the bound is the array's length, or a constant.");
    put(
        Reading.VECTORS,
        VECTORS,
        "The loop has instructions that compute several elements at once. They were found in the machine code of this loop.");
    put(
        Reading.VECTORS,
        SCALAR,
        "The machine code of this loop computes one element at a time. Vectors need a counted loop over arrays, each element by itself, without a call, a branch or a check in it.");
    put(
        Reading.VIRTUAL_CALLS,
        MONOMORPHIC,
        "Objects of one class came here: the compiler checks that with one comparison, and can inline its method.");
    put(
        Reading.VIRTUAL_CALLS,
        BIMORPHIC,
        "Objects of two classes came here: the compiler can inline both methods, behind a comparison each.");
    put(
        Reading.VIRTUAL_CALLS,
        MEGAMORPHIC,
        "Objects of three classes or more came here, which the JVM does not tell apart beyond the first two. Unless one of them comes nearly always, the method is looked up at each call.");

    trap(
        "class_check",
        "An object of a class came that had not come here before: what was compiled for the others no longer fits.");
    trap(
        "bimorphic_or_optimized_type_check",
        "An object of a third class came to a call that was compiled for two, or one was not of the class that the loaded classes let expect.");
    trap("null_check", "Something was null that had never been.");
    trap("null_assert_or_unreached0", "Something was not null that had always been.");
    trap(
        "range_check",
        "An index was out of bounds, or a loop began or ended where a check before it did not allow.");
    trap(
        "predicate",
        "A check that had been moved in front of a loop failed, so it has to go back into the loop.");
    trap(
        "profile_predicate",
        "A check that had been moved in front of a loop failed, so it has to go back into the loop.");
    trap("loop_limit_check", "A loop's bound was so large that its counter could run over.");
    trap(
        "auto_vectorization_check",
        "Two arrays that a vectorised loop works on turned out to be parts of one.");
    trap("unstable_if", "A branch was taken that had never been: the compiler had left it out.");
    trap(
        "unstable_fused_if",
        "A branch was taken that had never been: the compiler had left it out.");
    trap("unreached", "Code was reached that never had been: the compiler had left it out.");
    trap("unloaded", "A class was needed that was not loaded when this was compiled.");
    trap("uninitialized", "A class was needed that was not initialised when this was compiled.");
    trap("initialized", "A class that was being initialised is ready now.");
    trap("unhandled", "Something happened that compiled code leaves to the interpreter.");
    trap("div0_check", "Something was divided by zero.");
    trap("array_check", "An object of another class was to be stored into an array.");
    trap("intrinsic", "A case came that HotSpot's own code for a method does not handle.");
    trap("constraint", "What the compiler relied on about the loaded classes no longer held.");
    trap("age", "The code is old, and was to be looked at again.");
    trap("speculate_class_check", "An object was of another class than the compiler had bet on.");
    trap("speculate_null_check", "Something was null that the compiler had bet would not be.");
    trap("speculate_null_assert", "Something was not null that the compiler had bet would be.");
    trap("receiver_constraint", "An object was of another class than an interface call allows.");
    trap("short_running_long_loop", "A loop ran much longer than the compiler had bet on.");
    trap("tenured", "The code is old, and was to be looked at again.");
  }

  private OtherReasons() {}

  private static void put(Reading reading, String words, String plain) {
    KNOWN.put(words, reading.of(words, plain));
  }

  private static void trap(String words, String plain) {
    put(
        Reading.TRAPS,
        "trap: " + words,
        plain
            + " The method then runs in the interpreter until it is compiled anew; once, while a program warms up, that is usual.");
  }

  /** What a reason means. */
  static Reason reason(String words) {
    Reason known = KNOWN.get(words);
    return known == null
        ? Reading.TECHNIQUES.of(words, "HotSpot says no more than these words.")
        : known;
  }

  /** What a reason for leaving compiled code means. */
  static Reason trapReason(String words) {
    Reason known = KNOWN.get("trap: " + words);
    return known == null
        ? Reading.TRAPS.of(words, "HotSpot says no more than this word.")
        : new Reason(words, known.plain(), known.link(), known.linked());
  }
}
