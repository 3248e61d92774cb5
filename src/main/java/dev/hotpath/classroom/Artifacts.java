package dev.hotpath.classroom;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Files that runs leave behind: pictures' data, recordings, exports. */
public interface Artifacts {

  /** The largest file that is kept: as much as a capsule may have. */
  int MAX_BYTES = 64 << 20;

  /** A file that is kept. */
  record Kept(String run, String name, long bytes, Instant savedAt) {}

  /**
   * Keeps a file of a run, replacing one of the same name.
   *
   * @return false where it is larger than {@link #MAX_BYTES}, and not kept
   * @param run of letters, digits, dots and dashes, as is the name
   * @param name such as {@code flame-cpu.json}
   * @throws IllegalArgumentException for any other name: it could lead elsewhere
   */
  boolean save(String run, String name, byte[] bytes);

  /** The file; empty where there is none, and for a name that none can have. */
  Optional<byte[]> read(String run, String name);

  /** All that are kept, in no order. */
  List<Kept> all();

  /** Deletes a file; one that there is not is fine. */
  void delete(String run, String name);

  /** Deletes all files of a run; a run without any is fine. */
  void delete(String run);
}
