package dev.hotpath;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.classroom.Attempt;
import dev.hotpath.classroom.Reports;
import dev.hotpath.classroom.lesson.Person;
import dev.hotpath.classroom.lesson.Session;
import dev.hotpath.grade.RunReport;
import dev.hotpath.grade.Verdict;
import dev.hotpath.protocol.SourceFile;
import dev.hotpath.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HousekeepingTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final int FILE_BYTES = 1_000;

  @TempDir Path data;
  private Store store;

  @BeforeEach
  void open() {
    store = Store.open(data);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Housekeeping housekeeping(long artifactBytes, OptionalInt days, Instant now) {
    return new Housekeeping(
        new Housekeeping.Parts(
            store.sessions(), store.leftovers(), store.attempts(), store.artifacts()),
        new Housekeeping.Bounds(artifactBytes, days),
        Clock.fixed(now, ZoneOffset.UTC));
  }

  private void attempt(String run, String learner, int minute, String... files) throws IOException {
    List<SourceFile> sources = List.of(new SourceFile("src/A.java", "class A {}"));
    store
        .attempts()
        .accept(new Attempt(run, learner, "concat", NOW, sources, Reports.queued(run, "concat")));
    store.attempts().report(Reports.done(run, "concat", Verdict.PASS));
    for (String file : files) {
      store.attempts().add(run, List.of(new RunReport.Artifact(file, FILE_BYTES)));
      store.artifacts().save(run, file, new byte[FILE_BYTES]);
      FileTime at = FileTime.from(NOW.plus(Duration.ofMinutes(minute)));
      Files.setLastModifiedTime(data.resolve("artifacts").resolve(run).resolve(file), at);
    }
  }

  private List<String> listed(String run) {
    return store.attempts().find(run).orElseThrow().report().artifacts().stream()
        .map(RunReport.Artifact::name)
        .toList();
  }

  private boolean kept(String run, String file) {
    return store.artifacts().read(run, file).isPresent();
  }

  @Test
  void what_takes_no_more_than_it_may_stays() throws IOException {
    attempt("r1", "ada", 1, "recording.jfr", "flame-cpu.json");
    assertEquals(
        new Housekeeping.Cleared(0, 0, 0),
        housekeeping(2 * FILE_BYTES, OptionalInt.empty(), NOW).clear());
    assertEquals(List.of("recording.jfr", "flame-cpu.json"), listed("r1"));
  }

  @Test
  void recordings_of_the_oldest_runs_go_before_pictures_and_no_document_lists_what_is_gone()
      throws IOException {
    attempt("old", "ada", 1, "flame-cpu.json", "recording.jfr");
    attempt("new", "ada", 9, "flame-cpu.json", "capsule.zip", "jit-log.txt.gz");
    attempt("middle", "bob", 5, "gc.log", "flame-cpu.json");
    // Seven files, room for four and a half: three recordings go, the newest run's last.
    housekeeping(5 * FILE_BYTES, OptionalInt.empty(), NOW).clear();
    assertEquals(List.of("flame-cpu.json"), listed("old"));
    assertEquals(List.of("flame-cpu.json"), listed("middle"));
    assertEquals(2, listed("new").size());
    assertFalse(kept("old", "recording.jfr"));
    assertFalse(kept("middle", "gc.log"));
    // Room for no more than one: the rest of the recordings, then pictures, the oldest first.
    housekeeping(2 * FILE_BYTES, OptionalInt.empty(), NOW).clear();
    assertEquals(List.of(), listed("old"));
    assertEquals(List.of(), listed("middle"));
    assertEquals(List.of("flame-cpu.json"), listed("new"));
    assertTrue(kept("new", "flame-cpu.json"));
    Attempt attempt = store.attempts().find("old").orElseThrow();
    assertEquals(Verdict.PASS, attempt.report().verdict());
    assertEquals("class A {}", attempt.files().getFirst().text());
  }

  @Test
  void what_is_made_of_a_file_goes_with_it() throws IOException {
    attempt("r1", "ada", 1, "profile-cpu.pb.gz", "timeline.bin");
    store
        .attempts()
        .add(
            "r1",
            List.of(
                new RunReport.Artifact("collapsed-cpu.txt", 1),
                new RunReport.Artifact("trace-cpu.json", 1),
                new RunReport.Artifact("trace-timeline.json", 1)));
    housekeeping(0, OptionalInt.empty(), NOW).clear();
    assertEquals(List.of(), listed("r1"));
  }

  @Test
  void a_session_goes_with_all_of_it_when_it_has_been_over_for_so_many_days() throws IOException {
    session("s1", Optional.of(NOW));
    session("s2", Optional.empty());
    session("s3", Optional.of(NOW));
    for (String session : List.of("s1", "s2", "s3")) {
      store.people().join(new Person("p-" + session, session, "Ada", NOW, NOW), "key" + session);
      attempt("r-" + session, "p-" + session, 1, "flame-cpu.json");
    }
    attempt("r-solo", "solo", 1, "flame-cpu.json");
    Instant sixDays = NOW.plus(Duration.ofDays(6));
    assertEquals(0, housekeeping(1 << 20, OptionalInt.of(7), sixDays).clear().sessions());
    Instant eightDays = NOW.plus(Duration.ofDays(8));
    assertEquals(0, housekeeping(1 << 20, OptionalInt.empty(), eightDays).clear().sessions());
    assertEquals(1, housekeeping(1 << 20, OptionalInt.of(7), eightDays).clear().sessions());
    // Not the newest, which may be reopened, and not the one that goes on.
    assertEquals(List.of("s3", "s2"), store.sessions().all().stream().map(Session::id).toList());
    assertFalse(kept("r-s1", "flame-cpu.json"));
    assertTrue(store.attempts().find("r-s1").isEmpty());
    for (String run : List.of("r-s2", "r-s3", "r-solo")) {
      assertTrue(kept(run, "flame-cpu.json"), run);
    }
  }

  private void session(String id, Optional<Instant> endedAt) {
    store.sessions().begin(new Session(id, "Class " + id, "CODE" + id, NOW, endedAt));
  }

  @Test
  void what_a_forgotten_learners_run_leaves_afterwards_is_deleted_for_a_day() throws IOException {
    session("s1", Optional.empty());
    store.people().join(new Person("p1", "s1", "Ada", NOW, NOW), "key");
    attempt("r1", "p1", 1, "flame-cpu.json");
    store.people().delete("p1"); // and whoever did that was killed before the files went
    Instant soon = Instant.now();
    housekeeping(1 << 20, OptionalInt.empty(), soon).clear();
    assertFalse(kept("r1", "flame-cpu.json"));
    store.artifacts().save("r1", "flame-alloc.json", new byte[1]);
    housekeeping(1 << 20, OptionalInt.empty(), soon.plus(Duration.ofHours(25))).clear();
    assertFalse(kept("r1", "flame-alloc.json"));
    assertEquals(List.of(), store.leftovers().runs());
  }

  @Test
  void it_clears_up_by_itself_at_the_start_and_ends_when_it_is_told() throws IOException {
    attempt("r1", "ada", 1, "recording.jfr");
    try (Housekeeping housekeeping = housekeeping(0, OptionalInt.empty(), NOW)) {
      housekeeping.start();
      await().until(() -> !kept("r1", "recording.jfr"));
    }
  }
}
