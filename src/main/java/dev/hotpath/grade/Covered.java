package dev.hotpath.grade;

/**
 * How much of a program its tests ran.
 *
 * @param branches ways out of its decisions
 * @param branchesCovered those that some test took
 * @param lines that hold code
 * @param linesCovered those that some test reached
 */
public record Covered(int branches, int branchesCovered, int lines, int linesCovered)
    implements Finding {

  /** From 0 to 1: of the branches; of the lines where nothing is decided. */
  double share() {
    return branches > 0
        ? (double) branchesCovered / branches
        : lines > 0 ? (double) linesCovered / lines : 0;
  }
}
