package dev.hotpath;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rooms of Hotpath, and which of them may use which. */
class ArchitectureTest {

  /**
   * The one table. It is DESIGN.md's, but for what the code shows to be a better line:
   *
   * <ul>
   *   <li>{@code exercise} and {@code compile} use {@code protocol}: a source file and a diagnostic
   *       are what travels, and a second pair of the same records would only be copied.
   *   <li>{@code grade} does not use {@code evidence}: a picture is proof for people, and no goal
   *       is judged by one.
   *   <li>{@code run} does not use {@code compile}: the compiler is another JVM, which it starts by
   *       its class's name, so that javac's insides stay out of the server.
   *   <li>{@code cli} uses neither {@code web} nor {@code store}: the root wires those, behind an
   *       interface of {@code cli}.
   * </ul>
   */
  private static final Map<String, Set<String>> MAY_USE = new TreeMap<>();

  static {
    MAY_USE.put("stats", Set.of());
    MAY_USE.put("protocol", Set.of());
    MAY_USE.put("isolation", Set.of());
    MAY_USE.put("exercise", Set.of("protocol"));
    MAY_USE.put("compile", Set.of("exercise", "isolation", "protocol"));
    MAY_USE.put("profiler", Set.of("protocol"));
    MAY_USE.put("worker", Set.of("isolation", "profiler", "protocol"));
    MAY_USE.put("evidence", Set.of("protocol", "stats"));
    MAY_USE.put("grade", Set.of("exercise", "protocol", "stats"));
    MAY_USE.put("run", Set.of("evidence", "exercise", "grade", "isolation", "protocol", "stats"));
    MAY_USE.put("classroom", Set.of("exercise", "grade", "protocol", "stats"));
    MAY_USE.put("store", Set.of("classroom", "exercise", "grade", "protocol", "stats"));
    MAY_USE.put("rehearsal", Set.of("exercise", "protocol", "stats"));
    MAY_USE.put("cli", allBut("cli", "web", "store", "cluster"));
    MAY_USE.put("web", allBut("web", "worker", "store", "cluster", "cli", "rehearsal"));
  }

  private static final JavaClasses HOTPATH =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.hotpath");

  private static Set<String> allBut(String... rooms) {
    Set<String> all =
        new TreeSet<>(
            Set.of(
                "stats",
                "protocol",
                "exercise",
                "compile",
                "profiler",
                "worker",
                "evidence",
                "grade",
                "run",
                "classroom",
                "rehearsal",
                "store",
                "cluster",
                "cli",
                "web"));
    Set.of(rooms).forEach(all::remove);
    return all;
  }

  @Test
  void every_room_is_in_the_table() {
    Set<String> rooms = new TreeSet<>();
    HOTPATH.stream()
        .map(type -> type.getPackageName().split("\\."))
        .filter(names -> names.length > 2)
        .forEach(names -> rooms.add(names[2]));
    assertEquals(MAY_USE.keySet(), rooms);
  }

  static Stream<Map.Entry<String, Set<String>>> rooms() {
    return MAY_USE.entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void a_room_uses_only_what_the_table_allows(Map.Entry<String, Set<String>> room) {
    String[] allowed =
        Stream.concat(Stream.of(room.getKey()), room.getValue().stream())
            .map(ArchitectureTest::packageOf)
            .toArray(String[]::new);
    classes()
        .that()
        .resideInAPackage(packageOf(room.getKey()))
        .should()
        .onlyDependOnClassesThat(
            resideOutsideOfPackage("dev.hotpath..").or(resideInAnyPackage(allowed)))
        .check(HOTPATH);
  }

  @Test
  void rooms_do_not_use_each_other_in_a_circle() {
    slices().matching("dev.hotpath.(*)..").should().beFreeOfCycles().check(HOTPATH);
  }

  @Test
  void sql_is_in_store_alone() {
    onlyIn("store", "java.sql..", "javax.sql..", "org.jdbi..", "org.flywaydb..", "org.sqlite..");
  }

  @Test
  void the_web_server_and_its_templates_are_in_web_alone() {
    onlyIn("web", "io.javalin..", "org.thymeleaf..", "org.eclipse.jetty..", "jakarta.servlet..");
  }

  @Test
  void javac_is_in_compile_alone() {
    onlyIn("compile", "javax.tools..", "com.sun.tools.javac..", "com.sun.source..");
  }

  private static void onlyIn(String room, String... packages) {
    noClasses()
        .that()
        .resideOutsideOfPackage(packageOf(room))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages)
        .check(HOTPATH);
  }

  /** And where the sandbox is tried, from inside, whether it lets one start. */
  @Test
  void processes_are_started_in_run_alone() {
    noClasses()
        .that()
        .resideOutsideOfPackage(packageOf("run"))
        .and()
        .doNotHaveSimpleName("SandboxProbe")
        .should()
        .dependOnClassesThat(
            describe("start processes", type -> type.isEquivalentTo(ProcessBuilder.class)))
        .orShould()
        .callMethodWhere(
            describe(
                "Runtime.exec",
                call ->
                    call.getTargetOwner().isEquivalentTo(Runtime.class)
                        && call.getName().equals("exec")))
        .check(HOTPATH);
  }

  /** Both go into the small jar that runs beside a learner's code. */
  @Test
  void worker_and_protocol_use_the_jdk_and_the_instruments_alone() {
    classes()
        .that()
        .resideInAPackage(packageOf("protocol"))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java.lang..",
            "java.util..",
            "java.io..",
            "java.nio..",
            "java.net..",
            "org.jspecify..",
            packageOf("protocol"))
        .check(HOTPATH);
    classes()
        .that()
        .resideInAnyPackage(packageOf("worker"), packageOf("profiler"))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java.lang..",
            "java.util..",
            "java.io..",
            "java.nio..",
            "java.net..",
            "java.time..",
            "javax.management..",
            "jdk.jfr..",
            "com.sun.management..",
            "org.junit..",
            "org.opentest4j..",
            "org.openjdk.jmh..",
            "one..",
            "org.jspecify..",
            packageOf("isolation"),
            packageOf("profiler"),
            packageOf("protocol"),
            packageOf("worker"))
        .check(HOTPATH);
  }

  /** It calls native code, so it stays small enough to be read at a sitting. */
  @Test
  void isolation_uses_the_base_of_the_jdk_alone() {
    classes()
        .that()
        .resideInAPackage(packageOf("isolation"))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java.lang..",
            "java.util..",
            "java.io..",
            "java.nio..",
            "org.jspecify..",
            packageOf("isolation"))
        .check(HOTPATH);
  }

  /** The worker's own, because a learner's threads must not outlive their job. */
  @Test
  void only_main_classes_end_their_process() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(Hotpath.class.getName())
        .and()
        .doNotHaveFullyQualifiedName("dev.hotpath.worker.WorkerMain")
        .should()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "halt", int.class)
        .check(HOTPATH);
  }

  @Test
  void nobody_logs_past_slf4j() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.util.logging..", "org.apache.logging..", "org.apache.commons.logging..")
        .orShould()
        .callMethod(Throwable.class, "printStackTrace")
        .check(HOTPATH);
  }

  private static String packageOf(String room) {
    return "dev.hotpath." + room + "..";
  }
}
