package dev.hotpath.worker;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.IterationResult;

/**
 * How often threads of this JVM asked the kernel to read or to write, by operation: {@code syscr}
 * and {@code syscw} of {@code /proc/self/io}. Reading that file is such a call too, so what it adds
 * is found out before each iteration and left out.
 */
final class Syscalls implements Instrument {

  private static final Path IO = Path.of("/proc/self/io");
  private static final int MAX_BYTES = 1_024;

  // Open from the start: the filter on system calls takes the right to open it from the process.
  private static volatile @Nullable FileChannel file;

  private double atStart;
  private double ownCalls;
  private double calls;
  private double operations;

  @Override
  public void begins() {
    total(); // the first needs more: classes are loaded for it
  }

  @Override
  public void starts(boolean last) {
    double before = total();
    atStart = total();
    ownCalls = atStart - before;
  }

  @Override
  public void ended(IterationResult result, boolean last) {
    calls += Math.max(0, total() - atStart - ownCalls);
    operations += Share.operations(result);
  }

  @Override
  public double figure() {
    return calls / operations;
  }

  /** Opens the file while this process may; to be called before it is confined. */
  static void open() {
    try {
      file = FileChannel.open(IO);
    } catch (IOException e) {
      file = null; // this machine can't tell
    }
  }

  private static double total() {
    FileChannel opened = file;
    if (opened == null) {
      return Double.NaN;
    }
    try {
      ByteBuffer bytes = ByteBuffer.allocate(MAX_BYTES);
      opened.read(bytes, 0);
      return total(StandardCharsets.US_ASCII.decode(bytes.flip()).toString());
    } catch (IOException e) {
      return Double.NaN;
    }
  }

  /** Of the file's text; NaN where it lacks one of the two. */
  static double total(String text) {
    double reads = Double.NaN;
    double writes = Double.NaN;
    for (String line : text.lines().toList()) {
      if (line.startsWith("syscr: ")) {
        reads = Double.parseDouble(line.substring("syscr: ".length()));
      } else if (line.startsWith("syscw: ")) {
        writes = Double.parseDouble(line.substring("syscw: ".length()));
      }
    }
    return reads + writes;
  }
}
