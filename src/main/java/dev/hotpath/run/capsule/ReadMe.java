package dev.hotpath.run.capsule;

import dev.hotpath.grade.RunReport;

/** What is what in a capsule, for who opens one. */
final class ReadMe {

  private ReadMe() {}

  static String of(Capsule capsule) {
    RunReport report = capsule.report();
    return """
    A capsule: one run of Hotpath, with everything that it measured.

    Exercise  %s (%s)
    Result    %s
    Made      %s by Hotpath %s

    To run it again on another machine, and see both results side by side:

        ./hotpath run --capsule capsule.zip

    What is in here
      submission/       the files as they were handed in
      starter/          what the exercise starts with: the other side of each comparison
      exercise/         the exercise's tests and benchmark, as far as learners are shown them
      run.json          the result as the page shows it, with the median of each fork ("samples")
      forks.json        every fork, in the order in which they were taken: whose code, all flags of
                        its JVM, each iteration, and how disturbed the machine was meanwhile
      jmh/              the same forks as JMH writes its results, a file for each benchmark and
                        side; tools that show JMH's results read them
      environment.json  the machine, the JDK, and the limits that were in force
      recording.jfr     what the profiler recorded for the first profile, where it did (open it in
                        JDK Mission Control); of others in recording-VIEW.jfr
      profiles/         the same, ready for other tools: profile-*.pb.gz for pprof,
                        speedscope-*.json for speedscope, trace-*.json for Perfetto,
                        collapsed-*.txt for flame graph scripts; and what other views of the
                        page are drawn from, such as timeline.json
      capsule.json      what another Hotpath needs to run it again
    %s
    How it fits together
      A fork is a fresh JVM. Forks that are compared work by turns, an iteration each. The mean
      of three iterations in a row, and of these means the median, is one sample in run.json. Only
      forks with "use": "time" and no "replacedBy" are samples; one that is replaced was disturbed
      by something else on the machine, and the fork that "replaces" it counts in its place.%s
      Iterations and counters come from the JVM that ran the submission. Hotpath checks that they
      can be true, by its own clock among others; "wallMillis" is that clock.
    """
        .formatted(
            line(capsule.exercise().title()),
            capsule.exercise().id(),
            line(report.summary()),
            capsule.environment().time(),
            capsule.environment().hotpath(),
            annotated(capsule),
            capsule.earlier() == null
                ? ""
                : """

                  This run went on with an earlier one: the first samples in run.json are those of
                  run %s, whose forks are in that run's capsule.\
                """
                    .formatted(capsule.earlier())
                    .stripTrailing());
  }

  /** How to see the code with what its lines cost; empty where no profile was taken. */
  private static String annotated(Capsule capsule) {
    return capsule.profiles().keySet().stream()
        .filter(name -> name.endsWith(".pb.gz"))
        .sorted()
        .findFirst()
        .map(name ->
            """

            With Go installed, the code with the cost of each of its lines, from this folder:

                go tool pprof -source_path submission:exercise -list '%s\\.' %s%s
            """
                .formatted(capsule.exercise().packageName(), Capsule.PROFILES, name))
        .orElse("");
  }

  /** A summary may quote what a learner's code said. */
  private static String line(String text) {
    return text.replaceAll("\\s+", " ");
  }
}
