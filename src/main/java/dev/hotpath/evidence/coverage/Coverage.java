package dev.hotpath.evidence.coverage;

import java.util.List;

/**
 * What tests ran of a program.
 *
 * @param lines those that hold code, by file and number
 */
public record Coverage(List<Line> lines) {

  public Coverage {
    lines = List.copyOf(lines);
  }

  /**
   * One line of a source.
   *
   * @param file as in the exercise: {@code src/Concat.java}
   * @param line from 1
   * @param instructionsMissed of the bytecode
   * @param branchesMissed ways out of a decision that no test took; 0 with none covered either
   *     where nothing is decided
   * @param count how often it was begun; {@link Integer#MAX_VALUE} stands for as often or more. A
   *     line that was begun and has nothing covered threw each time
   */
  public record Line(
      String file,
      int line,
      int instructionsMissed,
      int instructionsCovered,
      int branchesMissed,
      int branchesCovered,
      int count) {}

  /** Ways out of decisions, in all. */
  public int branches() {
    return branchesCovered() + lines.stream().mapToInt(Line::branchesMissed).sum();
  }

  /** Those that a test took. */
  public int branchesCovered() {
    return lines.stream().mapToInt(Line::branchesCovered).sum();
  }

  /** Lines of which at least a part was run. */
  public int linesCovered() {
    return (int) lines.stream().filter(line -> line.instructionsCovered() > 0).count();
  }
}
