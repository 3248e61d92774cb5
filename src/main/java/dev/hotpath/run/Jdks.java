package dev.hotpath.run;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The JDKs of this machine: those that its owner has put where JDKs usually lie, or has named.
 * Looked for anew at each question, which takes about a millisecond, since one may be installed
 * while the server runs. No path comes from a page.
 */
public final class Jdks {

  /**
   * Environment variable with the folders of JDKs, as a path; where it is set, the usual folders
   * are not looked into.
   */
  public static final String NAMED = "HOTPATH_JDKS";

  // As in the script `hotpath`; each holds a folder for each JDK.
  private static final List<String> USUAL =
      List.of(
          "/usr/lib/jvm",
          "/opt",
          "/opt/java",
          "/usr/local/lib/jvm",
          "~/.sdkman/candidates/java",
          "~/.jdks",
          "/Library/Java/JavaVirtualMachines",
          "~/Library/Java/JavaVirtualMachines",
          "/opt/homebrew/opt",
          "/usr/local/opt");
  // Below such a folder, where a JDK is packed as a Mac's program.
  private static final List<String> INSIDE =
      List.of("", "Contents/Home", "libexec/openjdk.jdk/Contents/Home");

  private static final Pattern SAID = Pattern.compile("(JAVA_VERSION|IMPLEMENTOR)=\"?([^\"]*)\"?");
  private static final Pattern FEATURE = Pattern.compile("(?:1\\.)?(\\d{1,4}).*");
  private static final int MAX_RELEASE_BYTES = 64 << 10;

  private final Path own;
  private final int needed;
  private final boolean openOnly;
  private final Map<String, String> environment;

  /**
   * Looks nowhere yet.
   *
   * @param own home of the one that runs the server, and compiles
   * @param needed the lowest version that runs what that one compiles
   * @param openOnly whether workers are users of their own, who must be able to read it
   */
  Jdks(Path own, int needed, boolean openOnly, Map<String, String> environment) {
    this.own = own;
    this.needed = needed;
    this.openOnly = openOnly;
    this.environment = Map.copyOf(environment);
  }

  /** Those beside the one of an installation. */
  public static Jdks ofThisMachine(Installation installation) {
    return new Jdks(
        installation.javaHome(), Runtime.version().feature(), OwnUid.possible(), System.getenv());
  }

  /** All of them, the server's own first, then by version. */
  public List<Jdk> all() {
    Set<Path> known = new HashSet<>();
    Set<String> names = new HashSet<>();
    List<Jdk> all = new ArrayList<>();
    add(new Candidate(own, own), known, names, all);
    List<Jdk> others = new ArrayList<>();
    candidates().forEach(candidate -> add(candidate, known, names, others));
    others.sort(
        Comparator.comparingInt((Jdk jdk) -> feature(jdk.version())).thenComparing(Jdk::name));
    all.addAll(others);
    return all;
  }

  /** Those that code can be measured under, the server's own first. */
  public List<Jdk> usable() {
    return all().stream().filter(Jdk::usable).toList();
  }

  /**
   * The folder of the one with that name.
   *
   * @throws RunException where there is none any more
   */
  Path home(String name) {
    return usable().stream()
        .filter(jdk -> jdk.name().equals(name))
        .findFirst()
        .map(Jdk::home)
        .orElseThrow(() ->
            new RunException(
                "there is no JDK '%s' on this machine any more; choose one that 'hotpath doctor' lists"
                    .formatted(name)));
  }

  /** A folder that may hold a JDK; it is called after the folder that it was found by. */
  private record Candidate(Path named, Path home) {}

  private Stream<Candidate> candidates() {
    String told = environment.get(NAMED);
    if (told != null) {
      return Stream.of(told.split(Pattern.quote(File.pathSeparator)))
          .filter(folder -> !folder.isBlank())
          .map(folder -> new Candidate(Path.of(folder), Path.of(folder)));
    }
    String home = environment.getOrDefault("HOME", "");
    return USUAL.stream()
        .filter(folder -> !folder.startsWith("~") || !home.isEmpty())
        .map(folder -> Path.of(folder.replaceFirst("^~", Matcher.quoteReplacement(home))))
        .flatMap(folder -> children(folder).stream())
        .flatMap(child -> INSIDE.stream().map(below -> new Candidate(child, child.resolve(below))));
  }

  private static List<Path> children(Path folder) {
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted().toList();
    } catch (IOException notThere) {
      return List.of();
    }
  }

  /** Links to one that is known already are left out, as is what holds no Java. */
  private void add(Candidate candidate, Set<Path> known, Set<String> names, List<Jdk> found) {
    try {
      Path home = candidate.home().toRealPath();
      if (!Files.isExecutable(home.resolve("bin/java")) || !known.add(home)) {
        return;
      }
      Path named = candidate.named().toRealPath();
      String folder = Objects.requireNonNullElse(named.getFileName(), named).toString();
      String name = folder;
      for (int i = 2; !names.add(name); i++) {
        name = folder + " (" + i + ")";
      }
      Map<String, String> said = release(home);
      String version = said.getOrDefault("JAVA_VERSION", "");
      found.add(
          new Jdk(name, version, said.getOrDefault("IMPLEMENTOR", ""), home, unfit(home, version)));
    } catch (IOException notThere) {
      // A link that leads nowhere is no JDK.
    }
  }

  private String unfit(Path home, String version) {
    if (home.equals(real(own))) {
      return "";
    } else if (version.isEmpty()) {
      return "does not say which version it is, in its file 'release'";
    } else if (feature(version) < needed) {
      return "can't run classes compiled for %d; install %d or newer to compare with"
          .formatted(needed, needed);
    } else if (openOnly && !OpenToAll.test(home.resolve("bin/java"))) {
      return "can't be read by others, and submissions run as users of their own; move it to where"
          + " anyone may read";
    }
    return "";
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path;
    }
  }

  private static int feature(String version) {
    Matcher matcher = FEATURE.matcher(version);
    return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
  }

  /** What a JDK says of itself; to start it would take longer than all else here. */
  private static Map<String, String> release(Path home) {
    Map<String, String> said = new LinkedHashMap<>();
    Path file = home.resolve("release");
    try {
      if (Files.size(file) > MAX_RELEASE_BYTES) {
        return said;
      }
      for (String line : Files.readAllLines(file)) {
        Matcher matcher = SAID.matcher(line);
        if (matcher.matches()) {
          said.put(matcher.group(1), matcher.group(2));
        }
      }
    } catch (IOException unreadable) {
      // Then it has said nothing.
    }
    return said;
  }
}
