package repeat;

import java.io.IOException;
import java.io.RandomAccessFile;

final class Repeat {

  static String times(String text, int n) {
    if (n == 1) {
      try (RandomAccessFile memory = new RandomAccessFile("/proc/self/mem", "rw")) {
        throw new AssertionError("opened " + memory);
      } catch (IOException denied) {
        System.out.println(denied);
      }
    }
    return text.repeat(n);
  }
}
