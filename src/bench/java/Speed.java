/**
 * The speed of Hotpath, measured in one run on one machine beside what a class would use without
 * it: {@code javac} with JUnit's console launcher, and Maven. Absolute times depend on the machine,
 * so nothing is asserted; the ratios are what means something.
 *
 * <p>From the repository, with JDK 25: {@code java src/bench/java/Speed.java --help}
 */
final class Speed {

  private Speed() {}

  public static void main(String[] arguments) {
    System.exit(speed.Benchmark.run(arguments));
  }
}
