package dev.hotpath.evidence.timeline;

import dev.hotpath.protocol.Trace;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * A timeline as it is kept: a head in JSON, then the columns of its events, each number as the
 * difference from the one before in as few bytes as it needs, all of it deflated.
 */
final class TimelineFile {

  private static final int FORMAT = 1;
  private static final int MAX_BYTES_OF_INT = 5;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private record Head(Trace trace, String packageName, List<String> paths, int events) {}

  private TimelineFile() {}

  static byte[] write(Timeline timeline) {
    Events events = timeline.events();
    byte[] head =
        JSON.writeValueAsBytes(
            new Head(timeline.trace(), timeline.packageName(), timeline.paths(), events.size()));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try (DataOutputStream out =
        new DataOutputStream(new DeflaterOutputStream(bytes, deflater, 1 << 16))) {
      out.writeInt(FORMAT);
      out.writeInt(head.length);
      out.write(head);
      out.write(events.kinds());
      for (int[] column : columns(events)) {
        byte[] packed = pack(column);
        out.writeInt(packed.length);
        out.write(packed);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      deflater.end();
    }
    return bytes.toByteArray();
  }

  private static List<int[]> columns(Events events) {
    return List.of(
        events.starts(),
        events.nanos(),
        events.threads(),
        events.whats(),
        events.others(),
        events.stacks());
  }

  private static byte[] pack(int[] column) {
    ByteBuffer buffer = ByteBuffer.allocate(MAX_BYTES_OF_INT * column.length);
    int before = 0;
    for (int value : column) {
      int difference = value - before;
      before = value;
      int rest = (difference << 1) ^ (difference >> (Integer.SIZE - 1)); // small ones stay small
      while ((rest & ~0x7f) != 0) {
        buffer.put((byte) ((rest & 0x7f) | 0x80));
        rest >>>= 7;
      }
      buffer.put((byte) rest);
    }
    byte[] packed = new byte[buffer.position()];
    buffer.get(0, packed);
    return packed;
  }

  static Timeline read(byte[] file) {
    try (DataInputStream in =
        new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(file)))) {
      int format = in.readInt();
      if (format != FORMAT) {
        throw new IllegalArgumentException(
            "a timeline of format %d; this Hotpath reads %d".formatted(format, FORMAT));
      }
      Head head = JSON.readValue(in.readNBytes(in.readInt()), Head.class);
      byte[] kinds = in.readNBytes(head.events);
      int[][] columns = new int[6][];
      for (int i = 0; i < columns.length; i++) {
        columns[i] = unpack(in.readNBytes(in.readInt()), head.events);
      }
      Events events =
          Events.of(
              head.trace.threads().size(),
              kinds,
              columns[0],
              columns[1],
              columns[2],
              columns[3],
              columns[4],
              columns[5]);
      return new Timeline(head.trace, events, head.packageName, head.paths);
    } catch (IOException e) {
      throw new IllegalArgumentException("not a timeline, or a part of one", e);
    }
  }

  private static int[] unpack(byte[] packed, int size) {
    int[] column = new int[size];
    int at = 0;
    int before = 0;
    for (int i = 0; i < size; i++) {
      int value = 0;
      int shift = 0;
      byte next;
      do {
        next = packed[at++];
        value |= (next & 0x7f) << shift;
        shift += 7;
      } while (next < 0);
      before += (value >>> 1) ^ -(value & 1);
      column[i] = before;
    }
    return column;
  }
}
