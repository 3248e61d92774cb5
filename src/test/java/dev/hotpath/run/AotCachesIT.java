package dev.hotpath.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.exercise.Catalogue;
import dev.hotpath.exercise.Exercise;
import dev.hotpath.grade.Metrics;
import dev.hotpath.protocol.Job;
import dev.hotpath.protocol.JobEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Caches that fit are used, others are not, and none is ever in the way. */
@Timeout(240)
class AotCachesIT {

  private static final List<String> TRIAL = List.of("test", "rehearse");

  @TempDir Path folder;
  private Installation installation;

  /** A copy of the program, so that its caches are this test's alone. */
  @BeforeEach
  void install() throws IOException {
    Installation real = Installation.find();
    try (Stream<Path> files = Files.walk(real.folder())) {
      for (Path file : files.filter(file -> !file.toString().contains("aot")).toList()) {
        Path target = folder.resolve(real.folder().relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
    // Children have user ids of their own, and a test's folder is its user's alone.
    for (Path path = folder; !path.equals(Path.of("/tmp")) && path.getParent() != null; ) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
      path = path.getParent();
    }
    installation = new Installation(folder, folder, real.javaHome());
  }

  @Test
  void a_worker_starts_from_the_cache_that_was_trained_for_it() throws Exception {
    Sandbox sandbox = new ProcessSandbox();
    try (Workers untrained = new Workers(installation, sandbox)) {
      assertFalse(untrained.trained());
      untrained.train();
      assertTrue(untrained.trained());
      try (Worker worker = untrained.forTests()) {
        String map = mapped(worker.jvm().pid());
        assertTrue(map.contains("/aot/test-"), map);
      }
    }
    try (Workers next = new Workers(installation, sandbox)) {
      assertTrue(next.trained(), "the next server finds it");
    }
  }

  @Test
  void forks_start_from_the_cache_of_their_flags_and_one_flag_more_does_not_need_another()
      throws Exception {
    Exercise exercise = Catalogue.load(Rig.EXERCISES, Metrics.keys()).find("repeat").orElseThrow();
    Sandbox sandbox = new ProcessSandbox();
    try (Compilers compilers = new Compilers(installation, sandbox);
        Workers workers = new Workers(installation, sandbox)) {
      try (Worker untrained = workers.forMeasuring(exercise)) {
        assertFalse(mapped(untrained.jvm().pid()).contains("/aot/"));
      }
      Exercise own =
          Catalogue.load(Path.of("src/test/resources/trust/exercises"), Metrics.keys())
              .find("mix")
              .orElseThrow();
      workers.train(compilers, List.of(own, exercise));
      try (Worker fork = workers.forMeasuring(own)) {
        assertTrue(mapped(fork.jvm().pid()).contains("/aot/measure-"), "of a learner's benchmark");
      }
      assertMeasuresWhatWasHandedIn(compilers, workers, exercise);
      for (int again = 0; again < 2; again++) {
        try (Worker fork = workers.forMeasuring(exercise);
            Worker flagged = workers.forMeasuring(exercise, List.of("-XX:-DoEscapeAnalysis"));
            Worker otherHeaders =
                workers.forMeasuring(exercise, List.of("-XX:+UseCompactObjectHeaders"))) {
          assertTrue(mapped(fork.jvm().pid()).contains("/aot/measure-"));
          assertTrue(mapped(flagged.jvm().pid()).contains("/aot/measure-"));
          assertTrue(otherHeaders.jvm().alive());
        }
      }
      try (Worker fork = workers.forMeasuring(exercise)) {
        assertTrue(
            mapped(fork.jvm().pid()).contains("/aot/measure-"),
            "what does not fit another's flags still fits this one's");
      }
    }
  }

  /** A class in the cache goes before one of the same name in the folder that jobs bring. */
  private static void assertMeasuresWhatWasHandedIn(
      Compilers compilers, Workers workers, Exercise exercise) throws Exception {
    BenchmarkKit kit = compilers.kit(exercise);
    var yours = compilers.submission(exercise, Rig.files("correct")).classes();
    OneFork fork = new OneFork(workers, kit, yours);
    double starter = fork.take("repeat", true, List.of()).bytesPerOp();
    double better = fork.take("repeat", false, List.of()).bytesPerOp();
    assertTrue(better < starter / 10, "%s by %s bytes per operation".formatted(better, starter));
  }

  @Test
  void other_flags_another_jar_and_another_program_have_a_cache_of_their_own() throws Exception {
    Program program = new Programs(installation).tests();
    AotCaches caches = new AotCaches(installation);
    Files.createDirectories(folder.resolve("aot"));
    Path cache = trained(caches, program);
    assertEquals(Optional.of(cache), caches.find(program));

    Program otherFlags = program.with(List.of("-Xmx128m"), TRIAL);
    assertEquals(Optional.empty(), caches.find(otherFlags));
    assertEquals(Optional.empty(), caches.find(new Programs(installation).compiler()));

    Path jar = installation.testModules().getFirst();
    Files.setLastModifiedTime(jar, FileTime.fromMillis(1_000_000));
    assertEquals(Optional.empty(), caches.find(program), "the jar has changed");
    assertNotEquals(cache, trained(caches, program));
    assertFalse(Files.exists(cache), "what no longer fits is deleted");
  }

  @Test
  void a_cache_that_does_not_fit_after_all_is_left_out_and_forgotten() throws Exception {
    Program program = new Programs(installation).tests();
    Path cache = trained(new AotCaches(installation), program);
    byte[] bytes = Files.readAllBytes(cache);
    Files.write(cache, Arrays.copyOf(bytes, bytes.length / 2));
    try (Workers workers = new Workers(installation, new ProcessSandbox())) {
      assertTrue(workers.trained(), "it looks as if it fitted");
      try (Worker worker = workers.forTests()) {
        assertTrue(worker.jvm().alive());
      }
      assertFalse(workers.trained());
    }
    assertFalse(Files.exists(cache));
  }

  private static Path trained(AotCaches caches, Program program) throws InterruptedException {
    return caches
        .train(
            program,
            TRIAL,
            1 << 20,
            jvm -> {
              jvm.link().send(new Job.Rehearse(List.of(), List.of()));
              while (!(jvm.link().receive() instanceof JobEvent.TestsEnded)) {
                // each of its tests is told first
              }
            })
        .orElseThrow();
  }

  private static String mapped(long pid) throws IOException {
    return Files.readString(Path.of("/proc", String.valueOf(pid), "maps"));
  }
}
