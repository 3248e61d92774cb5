package dev.hotpath.worker;

import dev.hotpath.protocol.GcRecording;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The log that the JVM writes: its head, which names the collector and the heap, and what came
 * within a span. The program that is watched could write to it too; then it lies to itself.
 */
final class GcLogFile {

  private static final int HEAD_BYTES = 16 << 10;
  private static final byte[] GAP = "…\n".getBytes(StandardCharsets.UTF_8);

  private final Path file;
  private long from;
  private long to;

  GcLogFile(Path file) {
    this.file = file;
  }

  void spanStarts() throws IOException {
    from = Files.size(file);
    to = from;
  }

  void spanEnds() throws IOException {
    to = Files.size(file);
  }

  /** Whether the span's end is not among the bytes. */
  boolean cut() {
    return to - from > room();
  }

  private static long room() {
    return GcRecording.MAX_LOG_BYTES - HEAD_BYTES - GAP.length;
  }

  /** Whole lines, but for the last where the log is cut. */
  byte[] bytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
      byte[] head = read(log, 0, Math.min(from, HEAD_BYTES));
      boolean gap = from > head.length;
      bytes.write(head, 0, gap ? endOfLine(head) : head.length);
      if (gap) {
        bytes.write(GAP);
      }
      bytes.write(read(log, from, Math.min(to - from, room())));
    }
    return bytes.toByteArray();
  }

  private static byte[] read(RandomAccessFile log, long from, long length) throws IOException {
    log.seek(from);
    byte[] bytes = new byte[(int) Math.max(0, length)];
    log.readFully(bytes);
    return bytes;
  }

  /** Behind the last line that is whole. */
  private static int endOfLine(byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    return end;
  }
}
