package speed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** The exercise that all submissions are made to, and what attendees hand in. */
record Exercise(String starter, String solution, String wrong, Path test) {

  static final String ID = "concat";
  static final String FILE = "src/Concat.java";
  static final String TYPE = "Concat";

  private static final String FOLDER = "03-memory/05-concat";
  private static final AtomicInteger VARIANTS = new AtomicInteger();

  static Exercise read() throws IOException {
    Path exercise = Path.of("exercises", FOLDER);
    Path solution = Path.of("solutions", FOLDER);
    return new Exercise(
        Files.readString(exercise.resolve(FILE)),
        Files.readString(solution.resolve(FILE)),
        Files.readString(solution.resolve("traps/joins-without-trimming").resolve(FILE)),
        exercise.resolve("test/ConcatTest.java"));
  }

  /** What an attendee may hand in, and how often among a hundred. */
  enum Kind {
    STARTER(40),
    SOLUTION(30),
    COMPILE_ERROR(15),
    FAILING_TEST(15);

    private final int percent;

    Kind(int percent) {
      this.percent = percent;
    }

    /** The kind for a number from 0 to 99. */
    static Kind of(int number) {
      int left = number;
      for (Kind kind : values()) {
        left -= kind.percent;
        if (left < 0) {
          return kind;
        }
      }
      throw new IllegalArgumentException("not below 100: " + number);
    }
  }

  String source(Kind kind) {
    String source =
        switch (kind) {
          case STARTER -> starter;
          case SOLUTION -> solution;
          case COMPILE_ERROR -> starter.replaceFirst("return ", "retrun ");
          case FAILING_TEST -> wrong;
        };
    // Never the same twice, so that nothing can be remembered.
    return source + "\n// variant " + VARIANTS.incrementAndGet() + "\n";
  }
}
