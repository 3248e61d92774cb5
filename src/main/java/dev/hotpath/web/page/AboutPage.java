package dev.hotpath.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What this server runs on, and whose work is in it.
 *
 * @param attempts what a submission must not do, tried from inside; empty while that goes on
 * @param machine JDK, cores, profiler, noise: whatever {@code doctor} found out
 * @param libraries whose code is in Hotpath
 * @param instructor whether it is the instructor who reads
 */
public record AboutPage(
    List<Attempt> attempts, List<Fact> machine, List<Library> libraries, boolean instructor) {

  public AboutPage {
    attempts = List.copyOf(attempts);
    machine = List.copyOf(machine);
    libraries = List.copyOf(libraries);
  }

  /** Something that a sandbox should stop, such as "starting programs". */
  public record Attempt(String what, boolean stopped) {}

  /**
   * One thing to know about this server.
   *
   * @param explained what follows from it; {@code null} where that is plain
   */
  public record Fact(String name, String value, @Nullable String explained) {}

  /** A library and its licence. */
  public record Library(String name, String version, String licence) {}
}
