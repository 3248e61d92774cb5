package dev.hotpath.worker.jit;

import dev.hotpath.protocol.JitFindings;
import dev.hotpath.protocol.JitFindings.Iteration;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** The logs of the JVM that this runs in, as a whole. */
public final class LogFiles {

  private LogFiles() {}

  /** All that they say of the classes of a package. */
  public static JitFindings read(String packageName, List<Iteration> iterations)
      throws IOException {
    String architecture = System.getProperty("os.arch", "");
    JitHistory history = new JitHistory(packageName, architecture);
    for (Path path : JitLog.files()) {
      try (InputStream file = Files.newInputStream(path)) {
        history.read(file);
      }
    }
    return history.findings(architecture, iterations);
  }

  /**
   * Themselves, one behind the other, compressed with gzip.
   *
   * @return empty where they are larger
   */
  public static Optional<byte[]> zipped(int maxBytes) throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    byte[] buffer = new byte[1 << 16];
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      for (Path path : JitLog.files()) {
        out.write(("<!-- " + path.getFileName() + " -->\n").getBytes(StandardCharsets.UTF_8));
        try (InputStream file = Files.newInputStream(path)) {
          for (int read = file.read(buffer); read >= 0; read = file.read(buffer)) {
            out.write(buffer, 0, read);
            if (zipped.size() > maxBytes) {
              return Optional.empty();
            }
          }
        }
      }
    }
    return zipped.size() > maxBytes ? Optional.empty() : Optional.of(zipped.toByteArray());
  }
}
