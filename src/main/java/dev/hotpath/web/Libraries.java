package dev.hotpath.web;

import dev.hotpath.web.page.AboutPage.Library;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;

/** Whose work is in Hotpath. Versions come from the build, so that they can't go stale. */
final class Libraries {

  static final List<Library> ALL = read();

  private Libraries() {}

  private static List<Library> read() {
    Properties versions = new Properties();
    try (InputStream in = Libraries.class.getResourceAsStream("/versions.properties")) {
      if (in == null) {
        throw new IllegalStateException("versions.properties is missing from the jar");
      }
      versions.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return versions.stringPropertyNames().stream()
        .sorted(String.CASE_INSENSITIVE_ORDER)
        .map(name -> {
          String[] value = versions.getProperty(name).split(",", 2);
          return new Library(name, value[0].strip(), value[1].strip());
        })
        .toList();
  }
}
