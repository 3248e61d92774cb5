package compiled;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Each method does what one goal is against. */
final class Work {

  private static OutputStream out;

  private Work() {}

  /** Time grows with the square of the size. */
  static long pairs(int[] numbers) {
    long equal = 0;
    for (int a : numbers) {
      for (int b : numbers) {
        equal += (a ^ b) & 1;
      }
    }
    return equal;
  }

  static int number(String text) {
    int number = 0;
    for (int i = 0; i < text.length(); i++) {
      number = number * 10 + digit(text.charAt(i), 1);
    }
    return number;
  }

  /** Calls itself more deeply than the compiler puts one into the other. */
  private static int digit(char c, int depth) {
    return depth > 4 ? c - '0' : digit(c, depth + 1) + depth - depth;
  }

  static int points(int n) {
    int sum = 0;
    for (int i = 0; i < n; i++) {
      sum += seen(new Point(i, n));
    }
    return sum;
  }

  private static Point last = new Point(0, 0);

  /** Others can see it from here on. */
  private static int seen(Point point) {
    last = point;
    return last.x() + last.y();
  }

  record Point(int x, int y) {}

  /** Indices that nothing but a look at each of them can tell to be in bounds. */
  static int sum(int[] values, int[] indices) {
    int sum = 0;
    for (int i = 0; i < indices.length; i++) {
      sum += values[indices[i]];
    }
    return sum;
  }

  /** Two calls to the kernel. */
  static void writes() throws IOException {
    if (out == null) {
      out = Files.newOutputStream(Path.of("/dev/null"));
    }
    out.write('a');
    out.write('b');
  }
}
