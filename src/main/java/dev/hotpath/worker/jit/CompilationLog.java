package dev.hotpath.worker.jit;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The code that is in use, by the log of {@code -XX:+LogCompilation}. */
final class CompilationLog {

  private static final long MAX_BYTES = 64 << 20;

  private final Set<String> methods;
  private final Set<String> types;
  private final InUse<Compilation> inUse = new InUse<>();

  /**
   * Keeps what concerns some methods and types, nothing else.
   *
   * @param methods {@code package.Class.method}
   * @param types with their package
   */
  CompilationLog(Set<String> methods, Set<String> types) {
    this.methods = Set.copyOf(methods);
    this.types = Set.copyOf(types);
  }

  /**
   * Reads one of its files: the JVM's own, or a compiler thread's.
   *
   * @throws IOException also where it is larger than any that a compiler writes in a few seconds
   */
  void read(InputStream file) throws IOException {
    LogLines lines = new LogLines(file, MAX_BYTES);
    @Nullable CompilationReader reader = null;
    for (String line = lines.next(); line != null; line = lines.next()) {
      Element element = Element.of(line);
      switch (element.name()) {
        case "task" ->
            reader = ofC2(element) ? new CompilationReader(element, methods, types) : null;
        case "/task" -> {
          if (reader != null) {
            reader.done().ifPresent(done -> inUse.add(done.id(), done.method(), done.osr(), done));
          }
          reader = null;
        }
        case "make_not_entrant" -> inUse.throwAway(element.number("compile_id"));
        default -> {
          if (reader != null) {
            reader.read(element);
          }
        }
      }
      if (inUse.tooMuch()) {
        throw new IOException("the log tells of more methods than were ever compiled");
      }
    }
  }

  // C1's say their level.
  private static boolean ofC2(Element task) {
    String level = task.get("level");
    return level.isEmpty() || level.equals("4");
  }

  /** What is in use when all files are read. */
  Collection<Compilation> inUse() {
    return inUse.all();
  }
}
