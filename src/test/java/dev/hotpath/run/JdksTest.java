package dev.hotpath.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which JDKs of a machine code can be measured under, and why not the others. */
class JdksTest {

  @TempDir private Path folder;
  private Path own;

  @BeforeEach
  void theServersOwn() throws IOException {
    own = jdk("usual/jdk-25", "JAVA_VERSION=\"25.0.3\"", "IMPLEMENTOR=\"Eclipse Adoptium\"");
  }

  private Path jdk(String name, String... release) throws IOException {
    Path home = folder.resolve(name);
    Files.createDirectories(home.resolve("bin"));
    Files.createFile(home.resolve("bin/java"));
    open(home.resolve("bin/java"), "rwxr-xr-x");
    Files.write(home.resolve("release"), List.of(release));
    return home;
  }

  private static void open(Path path, String to) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(to));
  }

  private Jdks named(boolean openOnly, Path... homes) {
    String path = Stream.of(homes).map(Path::toString).collect(Collectors.joining(":"));
    return new Jdks(own, 25, openOnly, Map.of(Jdks.NAMED, path));
  }

  @Test
  void the_servers_own_comes_first_and_the_others_by_their_versions() throws IOException {
    Path newest = jdk("a/jdk-26", "JAVA_VERSION=\"26\"", "IMPLEMENTOR=\"Oracle Corporation\"");
    Path other = jdk("z/graal", "JAVA_VERSION=\"25.0.1\"");
    Jdks jdks = named(false, newest, other);
    assertEquals(
        List.of("jdk-25", "graal", "jdk-26"), jdks.usable().stream().map(Jdk::name).toList());
    assertEquals("JDK 26 of Oracle Corporation", jdks.usable().getLast().described());
    assertEquals("JDK 25.0.1", jdks.usable().get(1).described());
    assertEquals(newest.toRealPath(), jdks.home("jdk-26"));
  }

  @Test
  void one_that_cannot_run_what_is_compiled_here_is_listed_with_the_reason() throws IOException {
    Path old = jdk("jdk-17", "JAVA_VERSION=\"17.0.19\"");
    Path ancient = jdk("jdk-8", "JAVA_VERSION=\"1.8.0_392\"");
    Path silent = jdk("silent", "NAME=\"Linux\"");
    Jdks jdks = named(false, old, ancient, silent);
    assertEquals(List.of("jdk-25"), jdks.usable().stream().map(Jdk::name).toList());
    Map<String, String> why = jdks.all().stream().collect(Collectors.toMap(Jdk::name, Jdk::unfit));
    assertEquals(
        "can't run classes compiled for 25; install 25 or newer to compare with",
        why.get("jdk-17"));
    assertEquals(why.get("jdk-17"), why.get("jdk-8"));
    assertEquals("does not say which version it is, in its file 'release'", why.get("silent"));
    RunException gone = assertThrows(RunException.class, () -> jdks.home("jdk-17"));
    assertTrue(String.valueOf(gone.getMessage()).startsWith("there is no JDK 'jdk-17'"));
  }

  @Test
  void a_link_to_one_that_is_known_is_none_and_what_holds_no_java_is_none() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("default-java"), own);
    Path empty = Files.createDirectories(folder.resolve("empty"));
    Jdks jdks = named(false, link, empty, folder.resolve("nowhere"));
    assertEquals(List.of("jdk-25"), jdks.all().stream().map(Jdk::name).toList());
  }

  @Test
  void two_folders_of_one_name_are_told_apart() throws IOException {
    Path one = jdk("one/jdk-25", "JAVA_VERSION=\"25.0.4\"");
    assertEquals(
        List.of("jdk-25", "jdk-25 (2)"),
        named(false, one).usable().stream().map(Jdk::name).toList());
  }

  @Test
  void one_that_others_cannot_read_is_not_for_workers_that_are_others() throws IOException {
    Path readable = jdk("open/jdk-26", "JAVA_VERSION=\"26\"");
    Path closed = jdk("closed/jdk-27", "JAVA_VERSION=\"27\"");
    for (String way : List.of("", "open", "open/jdk-26", "open/jdk-26/bin")) {
      open(folder.resolve(way), "rwxr-xr-x");
    }
    open(folder.resolve("closed"), "rwx------");
    assertEquals(3, named(false, readable, closed).usable().size());
    Jdks others = named(true, readable, closed);
    assertEquals(List.of("jdk-25", "jdk-26"), others.usable().stream().map(Jdk::name).toList());
    String why = others.all().getLast().unfit();
    assertTrue(why.contains("move it to where anyone may read"), why);
  }

  @Test
  void the_usual_folders_of_a_person_are_looked_into_unless_others_are_named() throws IOException {
    jdk("home/.jdks/mine-26", "JAVA_VERSION=\"26.0.1\"");
    Path mac = jdk("home/.jdks/mac-26/Contents/Home", "JAVA_VERSION=\"26\"");
    Map<String, String> home = Map.of("HOME", folder.resolve("home").toString());
    Jdks jdks = new Jdks(own, 25, false, home);
    List<String> names = jdks.usable().stream().map(Jdk::name).toList();
    assertTrue(names.containsAll(List.of("mine-26", "mac-26")), names.toString());
    assertEquals(mac.toRealPath(), jdks.home("mac-26"));
    assertEquals(1, named(false).all().size());
  }
}
