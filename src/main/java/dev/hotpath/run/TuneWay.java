package dev.hotpath.run;

import dev.hotpath.exercise.JvmOptions;
import dev.hotpath.grade.Grade;
import dev.hotpath.grade.Grading;
import dev.hotpath.protocol.ClassFile;
import dev.hotpath.protocol.Diagnostic;
import java.util.List;
import java.util.Optional;

/**
 * A program whose JVM the learner tunes: as one that they changed, once a JVM has started with
 * their options. Only a JVM knows which of them go together, so one is asked, in the sandbox.
 */
final class TuneWay implements Way {

  private final RunContext context;
  private final OptimiseWay program;

  TuneWay(RunContext context) {
    this.context = context;
    program = new OptimiseWay(context);
  }

  @Override
  public Tested test() throws InterruptedException {
    long start = System.nanoTime();
    JvmOptions options = context.options();
    List<Diagnostic> refused = options.refused();
    if (refused.isEmpty()) {
      refused = refusedByJvm(options).stream().toList();
    }
    if (refused.isEmpty() || context.progress().over()) {
      return program.test();
    }
    double millis = RunContext.millisSince(start);
    context.progress().compiled(millis, refused);
    context.log().add(new RunEvent.Compiled(millis, refused));
    return new Tested(Optional.of(Grading.refused(refused)), List.of());
  }

  private Optional<Diagnostic> refusedByJvm(JvmOptions options) {
    try (Worker _ =
        context.slot().take(context.workers().forMeasuring(context.exercise(), options.flags()))) {
      return Optional.empty();
    } catch (DiedAtStart died) {
      return Optional.of(
          diagnostic(
              options,
              died.outOfMemory()
                  .map(what ->
                      "a JVM with these options runs out of memory while it starts (%s); give it more with -Xmx"
                          .formatted(what))
                  .or(() ->
                      died.refusal()
                          .map(words ->
                              "no JVM starts with these options; it says: “%s”"
                                  .formatted(Printable.of(words))))
                  .orElseThrow(() -> died)));
    }
  }

  /** At the option that the JVM names; else at the first. */
  private static Diagnostic diagnostic(JvmOptions options, String message) {
    List<String> flags = options.flags();
    int at = 0;
    for (int i = flags.size() - 1; i >= 0; i--) {
      String name = flags.get(i).replaceFirst("^-XX:[+-]?", "").replaceFirst("=.*", "");
      if (message.contains(name)) {
        at = i;
      }
    }
    int line = flags.isEmpty() ? 1 : options.lines().get(at);
    int width = flags.isEmpty() ? 1 : flags.get(at).length();
    return JvmOptions.error(line, 1, 1 + width, message);
  }

  @Override
  public Grade measure(List<ClassFile> yours) throws InterruptedException {
    return program.measure(yours);
  }

  @Override
  public boolean profile(List<ClassFile> yours) throws InterruptedException {
    return program.profile(yours);
  }

  @Override
  public void profileStarter() throws InterruptedException {
    program.profileStarter();
  }
}
