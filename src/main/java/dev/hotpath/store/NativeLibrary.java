package dev.hotpath.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * SQLite itself, unpacked from its driver's jar once and then kept in the data folder.
 *
 * <p>Left alone, the driver unpacks it at every start into the temporary folder: that takes 0.2 s,
 * and leaves a megabyte there each time the server is killed.
 */
final class NativeLibrary {

  /** Where the driver looks before it unpacks anything. */
  private static final String PATH = "org.sqlite.lib.path";

  private NativeLibrary() {}

  /**
   * Makes the driver load the library from a folder. Does nothing where somebody has named another
   * one; where the library can't be loaded from there, the driver falls back on its own way.
   */
  static void keepIn(Path folder) throws IOException {
    if (System.getProperty(PATH) != null) {
      return;
    }
    String name = LibraryLoaderUtil.getNativeLibName();
    Path versioned = folder.resolve(SQLiteJDBCLoader.getVersion());
    Path library = versioned.resolve(name);
    if (!Files.exists(library)) {
      String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
      try (InputStream packed = SQLiteJDBCLoader.class.getResourceAsStream(resource)) {
        if (packed == null) {
          return; // none for this machine: the driver says so, and what it tried
        }
        Files.createDirectories(versioned);
        Path unpacked = Files.createTempFile(versioned, name, null);
        Files.copy(packed, unpacked, StandardCopyOption.REPLACE_EXISTING);
        Files.move(unpacked, library, StandardCopyOption.ATOMIC_MOVE);
      }
    }
    System.setProperty(PATH, versioned.toString());
  }
}
