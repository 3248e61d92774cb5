package dev.hotpath.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A JVM of ours, before it starts: what runs in it, with which flags.
 *
 * @param name for messages
 * @param flags of the JVM
 * @param modulePath jars of named modules; then {@code main} is one of them
 * @param classPath jars; the empty folder {@code classes} comes behind them
 * @param main class, or {@code module/class}
 * @param arguments behind the paths of socket and classes
 * @param share of the host
 * @param cache of classes loaded and linked ahead of time
 */
record Program(
    String name,
    List<String> flags,
    List<Path> modulePath,
    List<Path> classPath,
    String main,
    List<String> arguments,
    Cgroup.Share share,
    Optional<Path> cache) {

  // Without "on", a cache that does not fit is dropped silently, and the default one with it.
  // Warnings go where they can't be mistaken for a submission's output.
  private static final List<String> CACHED =
      List.of("-XX:AOTMode=on", "-Xlog:disable", "-Xlog:all=warning:stderr");

  Program with(Optional<Path> other) {
    return new Program(name, flags, modulePath, classPath, main, arguments, share, other);
  }

  Program with(List<String> moreFlags, List<String> otherArguments) {
    List<String> all = new ArrayList<>(flags);
    all.addAll(moreFlags);
    return new Program(name, all, modulePath, classPath, main, otherArguments, share, cache);
  }

  /** The command line without what differs from one start to the next. */
  List<String> line(Installation installation) {
    List<String> line = new ArrayList<>();
    line.add(installation.java().toString());
    line.addAll(flags);
    if (!modulePath.isEmpty()) {
      line.addAll(List.of("-p", Installation.join(modulePath)));
    }
    // Relative, since the cache remembers the class path as text, and each child has its own
    // folder.
    line.add("-cp");
    line.add(
        Installation.join(
            Stream.concat(classPath.stream(), Stream.of(Path.of("classes"))).toList()));
    if (!modulePath.isEmpty()) {
      line.add("-m");
    }
    line.add(main);
    return line;
  }

  /** The command line, for more arguments to be added. */
  List<String> command(Installation installation, Path tmp) {
    List<String> command = line(installation);
    List<String> first = new ArrayList<>();
    cache.ifPresent(file -> {
      first.addAll(CACHED);
      first.add("-XX:AOTCache=" + file);
    });
    first.add("-Djava.io.tmpdir=" + tmp);
    command.addAll(1, first);
    return command;
  }

  /** All its flags, for people to read: files without the folders that this host has them in. */
  List<String> shownFlags() {
    List<String> shown = new ArrayList<>();
    cache.ifPresent(file -> {
      shown.addAll(CACHED);
      shown.add("-XX:AOTCache=" + file.getFileName());
    });
    shown.addAll(flags);
    return shown;
  }

  /** All that it reads, besides the JDK. */
  List<Path> files() {
    return Stream.of(modulePath, classPath, cache.map(List::of).orElse(List.of()))
        .flatMap(List::stream)
        .toList();
  }
}
