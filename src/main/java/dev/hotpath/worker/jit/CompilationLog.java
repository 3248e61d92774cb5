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
    @Nullable Task task = null;
    for (String line = lines.next(); line != null; line = lines.next()) {
      Element element = Element.of(line);
      switch (element.name()) {
        case "task" ->
            task = ofC2(element) ? new Task(element, new AskedFor(methods, types)) : null;
        case "/task" -> {
          if (task != null) {
            task.end();
          }
          task = null;
        }
        case "make_not_entrant" -> inUse.throwAway(element.number("compile_id"));
        default -> {
          if (task != null) {
            task.read(element);
          }
        }
      }
      if (inUse.tooMuch()) {
        throw new IOException("the log tells of more methods than were ever compiled");
      }
    }
  }

  /** One that is being read. */
  private final class Task {
    private final Element head;
    private final AskedFor asked;
    private final CompilationReader reader;
    private boolean success;

    Task(Element head, AskedFor asked) {
      this.head = head;
      this.asked = asked;
      reader = new CompilationReader(asked);
    }

    void read(Element element) {
      if (element.name().equals("task_done")) {
        success = element.get("success").equals("1");
      }
      reader.read(element);
    }

    /** One that came to nothing does not count. */
    void end() {
      reader.end();
      if (success) {
        Compilation done = asked.of(head);
        inUse.add(done.id(), done.method(), done.osr(), done);
      }
    }
  }

  // C1's say their level.
  static boolean ofC2(Element task) {
    String level = task.get("level");
    return level.isEmpty() || level.equals("4");
  }

  /** What is in use when all files are read. */
  Collection<Compilation> inUse() {
    return inUse.all();
  }
}
