package speed;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What the command line asks for. */
record Options(List<String> only, Plan plan, Optional<Path> json, boolean help) {

  /** In the order in which they are shown. */
  static final List<String> SECTIONS = List.of("verdict", "rate", "class", "cost", "start", "idle");

  static final String USAGE =
      """
      Usage: java src/bench/java/Speed.java [--only SECTION,...] [--rounds N] [--quick] [--json FILE]
      Run it from the repository's folder. A full run takes about ten minutes.

        --only SECTION,...  some of these; all when not given:
             verdict  one submission to its verdict on correctness, by Hotpath, by javac with JUnit's
                      console launcher and by Maven, in turn
             rate     submissions per second that Hotpath keeps up with; tests only
             class    a class at work, with everything that follows a verdict
             load     both of the above
             cost     CPU time and peak memory of a submission, by Hotpath and the two others
             start    from the command to the ready line, the first page and the first verdict
             idle     memory of each JVM when nobody does anything
        --rounds N    rounds of the section 'verdict' (30)
        --quick       a trial of one to two minutes that shows that everything works; its figures
                      are of too few samples to be quoted
        --json FILE   also writes every sample there
        --help        this text

      Needs JDK 25 or newer, Maven and Linux; builds Hotpath first when it must. Exit codes: 0 it ran,
      2 bad arguments, 3 something could not be measured.
      """;

  /**
   * How much is measured.
   *
   * @param mavenEvery Maven takes its turn in every so manieth round, since it takes longest
   * @param rates submissions per second, rising
   * @param everySeconds how often an attendee submits
   * @param costTests submissions that end with their verdict
   * @param costWhole submissions that go the whole way
   * @param starts counted ones of each kind; one more that is not counted comes first
   */
  record Plan(
      int rounds,
      int mavenEvery,
      int warmUp,
      double[] rates,
      int stepSeconds,
      int attendees,
      int everySeconds,
      int classSeconds,
      int costTests,
      int costWhole,
      int costConsole,
      int costMaven,
      int starts,
      int idleSeconds) {

    static final Plan FULL =
        new Plan(
            30,
            4,
            20,
            new double[] {1, 1.5, 2, 2.5, 3, 4, 6, 8},
            20,
            30,
            20,
            120,
            20,
            3,
            3,
            2,
            5,
            10);
    static final Plan QUICK = new Plan(3, 3, 5, new double[] {1, 2}, 6, 6, 6, 18, 3, 1, 1, 1, 1, 3);

    Plan withRounds(int rounds) {
      return new Plan(
          rounds,
          mavenEvery,
          warmUp,
          rates,
          stepSeconds,
          attendees,
          everySeconds,
          classSeconds,
          costTests,
          costWhole,
          costConsole,
          costMaven,
          starts,
          idleSeconds);
    }
  }

  /**
   * Reads a command line.
   *
   * @throws IllegalArgumentException with a sentence for whoever typed it
   */
  static Options of(String[] arguments) {
    List<String> only = new ArrayList<>();
    Optional<Path> json = Optional.empty();
    Optional<Integer> rounds = Optional.empty();
    boolean quick = false;
    boolean help = false;
    for (int i = 0; i < arguments.length; i++) {
      String option = arguments[i];
      switch (option) {
        case "--only" -> only.addAll(sections(value(arguments, ++i, option)));
        case "--rounds" -> rounds = Optional.of(count(value(arguments, ++i, option)));
        case "--json" -> json = Optional.of(Path.of(value(arguments, ++i, option)));
        case "--quick" -> quick = true;
        case "--help", "-h" -> help = true;
        default -> throw new IllegalArgumentException("there is no option '" + option + "'");
      }
    }
    Plan plan = quick ? Plan.QUICK : Plan.FULL;
    return new Options(
        SECTIONS.stream().filter(name -> only.isEmpty() || only.contains(name)).toList(),
        rounds.map(plan::withRounds).orElse(plan),
        json,
        help);
  }

  private static String value(String[] arguments, int at, String option) {
    if (at == arguments.length) {
      throw new IllegalArgumentException("'" + option + "' needs a value behind it");
    }
    return arguments[at];
  }

  private static List<String> sections(String value) {
    List<String> names =
        Arrays.stream(value.split(","))
            .flatMap(name ->
                name.equals("load")
                    ? Arrays.stream(new String[] {"rate", "class"})
                    : Arrays.stream(new String[] {name}))
            .toList();
    for (String name : names) {
      if (!SECTIONS.contains(name)) {
        throw new IllegalArgumentException(
            "there is no section '%s'; there are %s and load".formatted(name, SECTIONS));
      }
    }
    return names;
  }

  private static int count(String value) {
    if (!value.matches("[1-9]\\d{0,4}")) {
      throw new IllegalArgumentException("'" + value + "' is no number of rounds");
    }
    return Integer.parseInt(value);
  }
}
