package dev.hotpath.classroom;

import java.util.Optional;

/** Files that runs leave behind: pictures' data, recordings, exports. */
public interface Artifacts {

  /**
   * Keeps a file of a run, replacing one of the same name.
   *
   * @param run of letters, digits, dots and dashes, as is the name
   * @param name such as {@code flame-cpu.json}
   * @throws IllegalArgumentException for any other name: it could lead elsewhere
   */
  void save(String run, String name, byte[] bytes);

  /** The file; empty where there is none, and for a name that none can have. */
  Optional<byte[]> read(String run, String name);
}
