package dev.hotpath.worker;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Takes what the submission prints. Keeps the first bytes of each test and of the whole, counts the
 * rest, and never blocks.
 */
final class Captured extends OutputStream {

  private static final int MAX_BYTES_PER_TEST = 8 << 10;
  private static final int MAX_BYTES = 64 << 10;

  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private long dropped;
  private int total;

  /** Puts itself in place of {@code System.out} and {@code System.err}. */
  static Captured install() {
    Captured captured = new Captured();
    PrintStream stream = new PrintStream(captured, true, StandardCharsets.UTF_8);
    System.setOut(stream);
    System.setErr(stream);
    return captured;
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    int room = Math.min(MAX_BYTES_PER_TEST - kept.size(), MAX_BYTES - total);
    int taken = Math.clamp(room, 0, length);
    kept.write(bytes, offset, taken);
    total += taken;
    dropped += length - taken;
  }

  /** What came since the last call, and forgets it. */
  synchronized String take() {
    String text = kept.toString(StandardCharsets.UTF_8);
    if (dropped > 0) {
      text += "\n… and %,d more bytes, not kept".formatted(dropped);
    }
    kept.reset();
    dropped = 0;
    return text;
  }
}
