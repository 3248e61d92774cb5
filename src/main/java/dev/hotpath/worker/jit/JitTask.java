package dev.hotpath.worker.jit;

import dev.hotpath.protocol.JitFindings.Compiled;
import dev.hotpath.protocol.JitFindings.Method;
import java.util.List;
import java.util.function.Predicate;

/** One task of a compiler thread, as the log has it from beginning to end. */
final class JitTask {

  private static final int C2 = 4;

  private final Element head;
  private final int level;
  private final Decisions decisions;
  private final CompilationReader reader;
  private Element done = Element.of("");
  private String failure = "";

  JitTask(Element head, Predicate<String> ours) {
    this.head = head;
    // Those of C1 say their level.
    level = CompilationLog.ofC2(head) ? C2 : Math.clamp(head.number("level"), 0, C2);
    decisions = new Decisions(head.number("compile_id"), ours);
    reader = new CompilationReader(decisions);
  }

  void read(Element element) {
    if (element.name().equals("task_done")) {
      done = element;
    } else if (element.name().equals("failure")) {
      failure = LogText.cut(element.get("reason"));
    }
    if (level == C2) {
      reader.read(element);
    }
  }

  JitTask end() {
    reader.end();
    return this;
  }

  int id() {
    return head.number("compile_id");
  }

  int level() {
    return level;
  }

  boolean osr() {
    return head.get("compile_kind").equals("osr");
  }

  boolean success() {
    return done.get("success").equals("1");
  }

  /** Tells methods apart, those of one name too. */
  String key() {
    return head.get("method");
  }

  Method method() {
    return LogText.method(head);
  }

  double millis() {
    return Math.max(0, LogText.millis(done) - LogText.millis(head));
  }

  Decisions decisions() {
    return decisions;
  }

  Compiled told(boolean inUse, String thrownAway, double thrownAwayMillis) {
    double from = LogText.millis(head);
    return new Compiled(
        id(),
        method(),
        level,
        osr(),
        Math.max(0, head.number("bytes")),
        success() ? Math.max(0, done.number("nmsize")) : 0,
        from,
        Math.max(from, LogText.millis(done)),
        success() ? "" : failure.isEmpty() ? "not said" : failure,
        thrownAway,
        thrownAwayMillis,
        inUse,
        List.copyOf(decisions.inlined()));
  }
}
