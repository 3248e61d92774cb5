package dev.hotpath.run;

import java.nio.file.Path;
import java.util.List;

/** A way to start a JVM that can do no more than its work. */
public sealed interface Sandbox permits NamespaceSandbox, ProcessSandbox {

  /** The word that the run document uses. */
  String tier();

  /** What the tier stops, and what it doesn't, in one plain sentence. */
  String explained();

  /**
   * The paths that a JVM started here will see.
   *
   * @param folder of this JVM alone, on this host
   */
  Place place(Path folder);

  /** Where the command line starts, on this host; exists once that has been made. */
  Path directory(Path folder);

  /**
   * The whole command line.
   *
   * @param readable folders and files that the JVM needs to read, besides its JDK
   * @param java the JVM's own command line, with the paths of {@link #place}
   */
  List<String> command(
      Berth berth, Installation installation, List<Path> readable, List<String> java);

  /**
   * Paths as seen from inside.
   *
   * @param socket of the parent
   * @param classes empty folder on the class path, {@code classes} in the working directory
   * @param tmp for temporary files
   */
  record Place(Path socket, Path classes, Path tmp) {}
}
