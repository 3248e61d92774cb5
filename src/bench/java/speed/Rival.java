package speed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A way to a verdict that needs no Hotpath: programs that are started for each submission. */
interface Rival {

  String name();

  /**
   * What has to be done only once is done here, before any clock runs, and a submission that does
   * not count. A second call does nothing.
   */
  void prepare(Bench bench) throws Exception;

  /** Puts a submission in its place; the clock does not run yet. */
  void place(String source) throws Exception;

  /** Compiles and tests it. */
  void judge() throws Exception;

  /** Milliseconds that it took. */
  default double millis(String source) throws Exception {
    place(source);
    long start = System.nanoTime();
    judge();
    return Figures.millisSince(start);
  }

  /** {@code javac}, and JUnit's own launcher of the version in pom.xml. */
  final class Console implements Rival {

    private String jar = "";
    private Path folder = Path.of("");
    private Path test = Path.of("");

    @Override
    public String name() {
      return "javac + JUnit console";
    }

    @Override
    public void prepare(Bench bench) throws Exception {
      if (!jar.isEmpty()) {
        return;
      }
      folder = Files.createDirectories(bench.folder("console")).toAbsolutePath();
      test = bench.exercise().test().toAbsolutePath();
      String artifact = "junit-platform-console-standalone";
      String version = Bench.pom("<junit.version>([^<]+)<");
      Bench.execute(
          Path.of("."),
          List.of(
              "mvn",
              "-q",
              "dependency:copy",
              "-Dartifact=org.junit.platform:" + artifact + ":" + version,
              "-DoutputDirectory=" + folder));
      jar = folder.resolve(artifact + "-" + version + ".jar").toString();
      millis(bench.exercise().source(Exercise.Kind.SOLUTION));
    }

    @Override
    public void place(String source) throws IOException {
      Cleanup.delete(folder.resolve("classes"));
      Files.writeString(folder.resolve(Exercise.TYPE + ".java"), source);
    }

    @Override
    public void judge() throws Exception {
      Bench.execute(
          folder,
          List.of(
              Bench.java("javac").toString(),
              "-cp",
              jar,
              "-d",
              "classes",
              Exercise.TYPE + ".java",
              test.toString()));
      Bench.execute(
          folder,
          List.of(
              Bench.java("java").toString(),
              "-jar",
              jar,
              "execute",
              "--class-path=classes",
              "--scan-class-path",
              "--details=none"));
    }
  }

  /** {@code mvn test} in the smallest project, with the plugins' versions of our own pom.xml. */
  final class Maven implements Rival {

    private Path folder = Path.of("");
    private boolean prepared;

    @Override
    public String name() {
      return "mvn -o -q test";
    }

    @Override
    public void prepare(Bench bench) throws Exception {
      if (prepared) {
        return;
      }
      folder = bench.folder("maven").toAbsolutePath();
      Path tests = Files.createDirectories(folder.resolve("src/test/java/" + Exercise.ID));
      Files.createDirectories(folder.resolve("src/main/java/" + Exercise.ID));
      Files.copy(bench.exercise().test(), tests.resolve(bench.exercise().test().getFileName()));
      Files.writeString(folder.resolve("pom.xml"), pom());
      place(bench.exercise().source(Exercise.Kind.SOLUTION));
      Bench.execute(folder, List.of("mvn", "-q", "test")); // may download what is missing
      millis(bench.exercise().source(Exercise.Kind.SOLUTION));
      prepared = true;
    }

    private static String pom() throws IOException {
      StringBuilder plugins = new StringBuilder();
      for (String plugin : List.of("resources", "compiler", "surefire")) {
        String artifact = "maven-" + plugin + "-plugin";
        plugins.append(
            "<plugin><artifactId>%s</artifactId><version>%s</version></plugin>\n"
                .formatted(artifact, Bench.pluginVersion(artifact)));
      }
      return """
      <project xmlns="http://maven.apache.org/POM/4.0.0">
        <modelVersion>4.0.0</modelVersion>
        <groupId>speed</groupId>
        <artifactId>submission</artifactId>
        <version>1</version>
        <properties>
          <maven.compiler.release>%d</maven.compiler.release>
          <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
        </properties>
        <dependencies><dependency>
          <groupId>org.junit.jupiter</groupId>
          <artifactId>junit-jupiter</artifactId>
          <version>%s</version>
          <scope>test</scope>
        </dependency></dependencies>
        <build><plugins>
      %s  </plugins></build>
      </project>
      """
          .formatted(Runtime.version().feature(), Bench.pom("<junit.version>([^<]+)<"), plugins);
    }

    @Override
    public void place(String source) throws IOException {
      Files.writeString(
          folder.resolve("src/main/java/" + Exercise.ID + "/" + Exercise.TYPE + ".java"), source);
    }

    @Override
    public void judge() throws Exception {
      Bench.execute(folder, List.of("mvn", "-o", "-q", "test"));
    }
  }
}
