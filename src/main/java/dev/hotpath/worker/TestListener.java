package dev.hotpath.worker;

import dev.hotpath.protocol.JobEvent;
import dev.hotpath.protocol.Link;
import dev.hotpath.protocol.TestReport;
import dev.hotpath.protocol.TestReport.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.ValueWrapper;

/** Turns JUnit's events into {@link TestReport}s. */
final class TestListener implements TestExecutionListener {

  private static final int MAX_TEXT = 4_000;

  private final Link link;
  private final Captured captured;
  private final Map<String, Long> startedNanos = new HashMap<>();
  private final Map<String, Integer> invocations = new HashMap<>();
  private @Nullable TestPlan plan;
  private volatile String running = "";
  private int ended;

  TestListener(Link link, Captured captured) {
    this.link = link;
    this.captured = captured;
  }

  int ended() {
    return ended;
  }

  /** Name of the test that runs now. */
  String running() {
    return running;
  }

  @Override
  public void testPlanExecutionStarted(TestPlan started) {
    plan = started;
  }

  @Override
  public void executionStarted(TestIdentifier test) {
    if (test.isTest()) {
      running = name(test);
    }
    startedNanos.put(test.getUniqueId(), System.nanoTime());
  }

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    send(test, Status.SKIPPED, new Said(reason, null, null));
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    // A container is a report only where it fails: @BeforeAll threw, or a source of arguments did.
    if (!test.isTest() && result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
      return;
    }
    Status status =
        switch (result.getStatus()) {
          case SUCCESSFUL -> Status.PASSED;
          case FAILED -> Status.FAILED;
          case ABORTED -> Status.ABORTED;
        };
    send(test, status, result.getThrowable().map(TestListener::said).orElse(Said.NOTHING));
  }

  /** What the end of a test says of itself. */
  private record Said(
      @Nullable String message, @Nullable String expected, @Nullable String actual) {
    private static final Said NOTHING = new Said(null, null, null);
  }

  /**
   * Asks what was thrown, which may be a learner's own class: where an answer is an exception
   * again, the report goes without. A test that failed and is not reported would be missed by
   * nobody who does not know how many times it should run.
   */
  private static Said said(Throwable thrown) {
    try {
      String expected = null;
      String actual = null;
      if (thrown instanceof AssertionFailedError failed) {
        expected = text(failed.isExpectedDefined() ? failed.getExpected() : null);
        actual = text(failed.isActualDefined() ? failed.getActual() : null);
      }
      return new Said(message(thrown), expected, actual);
    } catch (Throwable unspeakable) {
      return new Said(cut(thrown.getClass().getName() + ", which can't be shown"), null, null);
    }
  }

  private void send(TestIdentifier test, Status status, Said said) {
    Long start = startedNanos.remove(test.getUniqueId());
    double millis = start == null ? 0 : (System.nanoTime() - start) / 1e6;
    TestReport report =
        new TestReport(
            id(test),
            name(test),
            status,
            millis,
            said.message,
            said.expected,
            said.actual,
            captured.take());
    ended++;
    try {
      link.send(new JobEvent.TestEnded(report));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String id(TestIdentifier test) {
    String id =
        test.getSource()
            .map(source ->
                switch (source) {
                  case MethodSource method -> method.getClassName() + "#" + method.getMethodName();
                  case ClassSource type -> type.getClassName();
                  default -> test.getLegacyReportingName();
                })
            .orElse(test.getLegacyReportingName());
    boolean ofTemplate =
        plan != null
            && plan.getParent(test)
                .map(parent -> parent.getSource().equals(test.getSource()))
                .orElse(false);
    return ofTemplate ? id + "[" + invocations.merge(id, 1, Integer::sum) + "]" : id;
  }

  private String name(TestIdentifier test) {
    if (plan == null) {
      return test.getDisplayName();
    }
    return plan.getParent(test)
        .filter(parent -> parent.getSource().equals(test.getSource()))
        .map(template -> readable(template.getDisplayName()) + " " + test.getDisplayName())
        .orElseGet(() -> readable(test.getDisplayName()));
  }

  private static String readable(String displayName) {
    String bare = displayName.replaceFirst("\\([^)]*\\)$", "");
    return bare.indexOf(' ') < 0 ? bare.replace('_', ' ') : bare;
  }

  private static String message(Throwable thrown) {
    String said = thrown.getMessage();
    if (thrown instanceof AssertionError) {
      return cut(said == null ? thrown.getClass().getSimpleName() : said);
    }
    StackTraceElement[] stack = thrown.getStackTrace();
    String at = stack.length == 0 ? "" : " at " + where(stack);
    return cut(thrown + at);
  }

  /** The first frame that isn't the JDK's: where the learner looks. */
  private static String where(StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      if (frame.getModuleName() == null) {
        return frame.getFileName() + ":" + frame.getLineNumber();
      }
    }
    return stack[0].toString();
  }

  private static @Nullable String text(@Nullable ValueWrapper value) {
    return value == null ? null : cut(value.getStringRepresentation());
  }

  private static String cut(String text) {
    return text.length() <= MAX_TEXT
        ? text
        : text.substring(0, MAX_TEXT) + "… (%,d characters)".formatted(text.length());
  }
}
