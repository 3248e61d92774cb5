package dev.hotpath.run;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A JVM that ended before it was ready. */
final class DiedAtStart extends RunException {

  private static final Pattern REFUSED =
      Pattern.compile("Error occurred during initialization of VM|Could not create the Java");
  private static final Pattern OUT_OF_MEMORY =
      Pattern.compile("(?:Terminating due to )?java\\.lang\\.OutOfMemoryError: ([^\n]+)");
  private static final Pattern NO_NEWS =
      Pattern.compile(
          "Error occurred during initialization of VM"
              + "|Error: (?:Could not create the Java|A fatal exception has occurred).*"
              + "|\\s*");

  private final String said;

  DiedAtStart(String name, int exitCode, String said) {
    super(
        "the %s JVM does not start: it ended with exit code %d and said: %s"
            .formatted(name, exitCode, said));
    this.said = said;
  }

  /** All that it said. */
  String said() {
    return said;
  }

  /**
   * Why it refuses the options that it was given, in its own words; empty where it ended for some
   * other reason.
   */
  Optional<String> refusal() {
    return REFUSED.matcher(said).find()
        ? Optional.of(
            said.lines()
                .filter(line -> !NO_NEWS.matcher(line).matches())
                .map(String::strip)
                .collect(Collectors.joining("; ")))
        : Optional.empty();
  }

  /** What it ran out of, in its own words; empty where it did not. */
  Optional<String> outOfMemory() {
    Matcher matcher = OUT_OF_MEMORY.matcher(said);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
