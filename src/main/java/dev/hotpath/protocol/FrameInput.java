package dev.hotpath.protocol;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;

/** The bytes of one frame. A length read from it is never more than what is left of it. */
final class FrameInput {

  private final ByteArrayInputStream bytes;
  private final DataInputStream data;

  FrameInput(byte[] frame) {
    bytes = new ByteArrayInputStream(frame);
    data = new DataInputStream(bytes);
  }

  DataInputStream data() {
    return data;
  }

  /** Reads how many elements follow, each at least {@code elementBytes} long. */
  int length(int elementBytes) throws IOException {
    int length = data.readInt();
    if (length < 0 || length > bytes.available() / elementBytes) {
      throw new MalformedMessageException(
          "a length of " + length + " with " + bytes.available() + " bytes left");
    }
    return length;
  }

  byte[] bytes() throws IOException {
    byte[] read = new byte[length(1)];
    data.readFully(read);
    return read;
  }

  boolean exhausted() {
    return bytes.available() == 0;
  }
}
