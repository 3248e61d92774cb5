package repeat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

final class Repeat {

  private static final String MARK = "hotpath.left-behind";

  static String times(String text, int n) {
    if (n == 1) {
      if (System.setProperty(MARK, "here") != null) {
        throw new AssertionError("a property was left");
      }
      int left = 0;
      for (String folder : List.of("/tmp", "/dev/shm", "/var/tmp", "/run", "classes")) {
        Path file = Path.of(folder, MARK);
        if (Files.exists(file)) {
          throw new AssertionError(file + " was left");
        }
        try {
          FileChannel channel =
              FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          channel.lock();
          left++;
        } catch (IOException denied) {
          System.out.println(denied);
        }
      }
      if (left == 0) {
        throw new AssertionError("nothing can be left, so this attempt proves nothing");
      }
    }
    return text.repeat(n);
  }
}
