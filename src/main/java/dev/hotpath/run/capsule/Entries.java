package dev.hotpath.run.capsule;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The entries of a zip that anybody may have made. Nothing is written to disk; memory and work are
 * bounded, whatever the zip says of itself.
 */
final class Entries {

  private static final int MAX_ENTRIES = 500;
  private static final int MAX_NAME = 200;
  private static final String REMEDY = "take one as Hotpath made it";

  private final String subject;
  private final Map<String, byte[]> byName = new TreeMap<>();
  private long read;

  private Entries(String subject) {
    this.subject = subject;
  }

  /** Reads all of it, but keeps no more of an entry than matters here. */
  static Entries of(Path file) {
    Entries entries = new Entries(Shown.of(file.toString()));
    long bytes = 0;
    try {
      bytes = Files.size(file);
      if (!Files.isRegularFile(file)) {
        throw entries.wrong("it is not a file");
      }
      if (bytes <= Capsule.MAX_BYTES) {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
          entries.readAll(zip);
        }
      }
    } catch (IOException | IllegalArgumentException e) { // the latter for names that are no text
      throw entries.wrong(
          "it can't be read (%s)"
              .formatted(Shown.of(e.getMessage() == null ? e.toString() : e.getMessage())));
    }
    if (bytes > Capsule.MAX_BYTES) {
      throw entries.wrong("it has %,d bytes, more than any capsule".formatted(bytes));
    }
    if (entries.byName.isEmpty()) {
      throw entries.wrong("it is not a zip");
    }
    return entries;
  }

  private void readAll(ZipInputStream zip) throws IOException {
    int count = 0;
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      String name = entry.getName();
      if (++count > MAX_ENTRIES) {
        throw wrong("it has more than %d entries".formatted(MAX_ENTRIES));
      }
      if (!harmless(name)) {
        throw wrong("its entry '%s' leads out of it".formatted(Shown.of(name)));
      }
      byte[] bytes = bytes(zip, name);
      if (!entry.isDirectory() && byName.put(name, bytes) != null) {
        throw wrong("it has two entries '%s'".formatted(Shown.of(name)));
      }
    }
  }

  /** Nothing is unpacked; but somebody else may do that next. */
  private static boolean harmless(String name) {
    return !name.isEmpty()
        && name.length() <= MAX_NAME
        && !name.startsWith("/")
        && name.indexOf('\\') < 0
        && name.indexOf(':') < 0
        && name.indexOf('\0') < 0
        && !("/" + name + "/").contains("/../");
  }

  private byte[] bytes(InputStream zip, String name) throws IOException {
    boolean kept = !name.endsWith(".jfr") && !name.startsWith(Capsule.PROFILES);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] part = new byte[16 << 10];
    for (int n = zip.read(part); n >= 0; n = zip.read(part)) {
      read += n;
      if (read > Capsule.MAX_BYTES) {
        throw wrong("unpacked it has more than %,d bytes".formatted(Capsule.MAX_BYTES));
      }
      if (kept) {
        bytes.write(part, 0, n);
      }
    }
    return bytes.toByteArray();
  }

  String subject() {
    return subject;
  }

  Iterable<String> names() {
    return byName.keySet();
  }

  /** The text of an entry; empty where there is none. */
  Optional<String> text(String name, int maxBytes) {
    byte[] bytes = byName.get(name);
    if (bytes == null) {
      return Optional.empty();
    }
    if (bytes.length > maxBytes) {
      throw wrong(
          "%s has %,d bytes, and it may have %,d"
              .formatted(Shown.of(name), bytes.length, maxBytes));
    }
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      throw wrong("%s is not UTF-8 text".formatted(Shown.of(name)));
    }
  }

  CapsuleException wrong(String fact) {
    return wrong(fact, REMEDY);
  }

  CapsuleException wrong(String fact, String remedy) {
    return new CapsuleException(subject, fact, remedy);
  }
}
