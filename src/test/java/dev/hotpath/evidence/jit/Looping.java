package dev.hotpath.evidence.jit;

/** A class whose bytecode has something at known lines. */
final class Looping {

  private Looping() {}

  static int once(int[] values) {
    int sum = 0;
    for (int value : values) { // line of the loop
      sum += value;
    }
    return sum;
  }

  static int nested(int n) {
    int sum = 0;
    for (int i = 0; i < n; i++) { // line of the outer loop
      for (int j = 0; j < i; j++) { // line of the inner loop
        sum += new int[] {i, j}.length; // line of the array
      }
    }
    return sum;
  }

  static String made(int n) {
    return new StringBuilder().append(n).toString(); // line of the object
  }

  static String made(String n) {
    return n + once(new int[0]); // line of the other
  }
}
