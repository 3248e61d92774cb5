package dev.hotpath.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What this server runs on, and whose work is in it.
 *
 * @param machine JDK, cores, profiler, noise: whatever {@code doctor} found out
 * @param libraries whose code is in Hotpath
 */
public record AboutPage(List<Fact> machine, List<Library> libraries) {

  public AboutPage {
    machine = List.copyOf(machine);
    libraries = List.copyOf(libraries);
  }

  /**
   * One thing to know about this server.
   *
   * @param explained what follows from it; {@code null} where that is plain
   */
  public record Fact(String name, String value, @Nullable String explained) {}

  /** A library and its licence. */
  public record Library(String name, String version, String licence) {}
}
