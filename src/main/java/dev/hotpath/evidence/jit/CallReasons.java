package dev.hotpath.evidence.jit;

import dev.hotpath.evidence.jit.JitPicture.Look;
import dev.hotpath.evidence.jit.JitPicture.Reason;
import java.util.LinkedHashMap;
import java.util.Map;

/** Why calls are inlined or not, by HotSpot's words. */
final class CallReasons {

  private record Known(Look look, Reason reason) {}

  private static final Map<String, Known> KNOWN = new LinkedHashMap<>();

  static {
    gone(
        "inline (hot)",
        "The call runs often and its method is small enough: its code stands in the place of the call.");
    gone("inline", "Its code stands in the place of the call.");
    gone("accessor", "A method that only reads or writes a field is always inlined.");
    gone("force inline by annotation", "The JDK marks this method to be inlined always.");
    gone("force inline by CompileCommand", "An option of this JVM says so.");
    gone(
        "many throws",
        "It often ends by an exception, which is cheap only where the handler is in the same code.");
    gone("late inline succeeded", "It was put off and inlined in a second round.");
    put(
        Look.GONE,
        Reading.INTRINSICS,
        "intrinsic",
        "HotSpot has code of its own for this method, written by hand for this processor.");

    stays(
        "hot method too big",
        "The call runs often, but its method has more bytes of bytecode than may be inlined even then (-XX:FreqInlineSize, 325). Move what is rarely needed into a method of its own, so that the rest fits.");
    stays(
        "too big",
        "The method has more bytes of bytecode than may be inlined where the call is not that frequent (-XX:MaxInlineSize, 35). If the call matters, make the method smaller.");
    stays(
        "already compiled into a big method",
        "The method has machine code of its own, and that is large (-XX:InlineSmallCode): a copy would cost more than the call.");
    stays(
        "already compiled into a medium method",
        "The method has machine code of its own, and this call is too rare for a copy of it.");
    stays(
        "recursive inlining is too deep",
        "The method calls itself. C2 puts one such call into the other, and no deeper (-XX:MaxRecursiveInlineLevel, 1). A loop has no such bound.");
    stays(
        "inlining too deep",
        "There are too many calls within calls already (-XX:MaxInlineLevel, 15).");
    stays(
        "size > DesiredMethodLimit",
        "So much was inlined here already that no more is (-XX:DesiredMethodLimit, 8,000 bytes of bytecode).");
    stays(
        "NodeCountInliningCutoff",
        "The method that it would be inlined into is too large for the compiler by now.");
    stays(
        "MaxForceInlineLevel",
        "There are too many calls within calls, even for methods that are to be inlined always.");
    stays(
        "not inlineable",
        "The compiler can't inline this method, mostly because it is not loaded or linked yet.");
    stays(
        "native method",
        "Its code is not Java, so there is nothing to put in the place of the call.");
    stays(
        "abstract method",
        "The method itself has no code, and which class's code runs is not known.");
    stays(
        "exception method",
        "Methods of exceptions are not inlined elsewhere: they are rare as a rule.");
    stays("don't inline by annotation", "The method is marked so in its source.");
    stays("disallowed by CompileCommand", "An option of this JVM says so.");
    stays(
        "unloaded signature classes",
        "A class that the method's parameters or result name is not loaded yet.");
    stays(
        "method holder not initialized",
        "The method's class is not initialised yet, which each call would have to see to.");
    stays("failed initial checks", "The method can't be inlined as it is.");
    stays("cannot be parsed", "The compiler can't read the method's bytecode.");
    put(
        Look.STAYS,
        Reading.VIRTUAL_CALLS,
        "virtual call",
        "Objects of three classes or more come here, and none of them nearly always. Which method runs is looked up at each call, and nothing is inlined, nor optimised across it. Let one or two classes come here, or sort what comes by class.");
    put(
        Look.STAYS,
        Reading.VIRTUAL_CALLS,
        "no static binding",
        "Which method runs depends on the object, and C1 does not guess.");
    put(
        Look.STAYS,
        Reading.INLINING_C1,
        "callee is too large",
        "The method has more bytes of bytecode than C1 inlines (-XX:C1MaxInlineSize, 35).");

    told(
        "never executed",
        "The method had not run when this was compiled, so a copy of it would be wasted.");
    told("call site not reached", "This call had not run when its method was compiled.");
    told("low call site frequency", "This call runs too seldom to matter.");
    told("too cold to inline", "This call runs too seldom to matter.");
    told("receiver is always null", "No object ever came here.");
    told("", "The log does not say why. Mostly the call was not seen to run.");
  }

  private CallReasons() {}

  private static void put(Look look, Reading reading, String words, String plain) {
    KNOWN.put(words, new Known(look, reading.of(words.isEmpty() ? "not said" : words, plain)));
  }

  private static void gone(String words, String plain) {
    put(Look.GONE, Reading.INLINING, words, plain);
  }

  private static void stays(String words, String plain) {
    put(Look.STAYS, Reading.INLINING, words, plain);
  }

  private static void told(String words, String plain) {
    put(Look.TOLD, Reading.INLINING, words, plain);
  }

  /** HotSpot's words, without what differs from case to case. */
  static String key(String words) {
    return words.startsWith("late inline succeeded")
        ? "late inline succeeded"
        : words.startsWith("recursive inlining") ? "recursive inlining is too deep" : words;
  }

  /** What a reason means. */
  static Reason reason(String words) {
    Known known = KNOWN.get(key(words));
    return known == null
        ? Reading.INLINING.of(words, "HotSpot says no more than these words.")
        : known.reason;
  }

  /** How much it matters that a call was not inlined. */
  static Look look(String words) {
    Known known = KNOWN.get(key(words));
    return known == null ? Look.TOLD : known.look;
  }
}
