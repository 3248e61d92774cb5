package dev.hotpath.evidence.flame;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.json.JsonMapper;

/** How many bytes something has as JSON, compressed as a server sends it. */
final class PackedSize extends OutputStream {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private long bytes;

  private PackedSize() {}

  static long of(Object content) {
    PackedSize size = new PackedSize();
    try (OutputStream packed = new GZIPOutputStream(size)) {
      JSON.writeValue(packed, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // nothing is written anywhere
    }
    return size.bytes;
  }

  @Override
  public void write(int b) {
    bytes++;
  }

  @Override
  public void write(byte[] all, int offset, int length) {
    bytes += length;
  }
}
