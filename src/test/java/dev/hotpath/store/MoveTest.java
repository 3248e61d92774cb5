package dev.hotpath.store;

import static dev.hotpath.classroom.lesson.Classes.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.LocalPostgres;
import dev.hotpath.classroom.Attempt;
import dev.hotpath.classroom.Drafts.Typed;
import dev.hotpath.classroom.Reports;
import dev.hotpath.classroom.lesson.ClassEvent;
import dev.hotpath.classroom.lesson.Classes;
import dev.hotpath.classroom.lesson.Journal.Entry;
import dev.hotpath.grade.Verdict;
import dev.hotpath.protocol.SourceFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MoveTest {

  private static final List<SourceFile> BESIDE = List.of(new SourceFile("src/A.java", "other"));

  @TempDir Path data;

  @Test
  void all_that_was_kept_is_found_in_the_new_place_and_goes_on_there() {
    Attempt attempt =
        new Attempt(
            "r0",
            "ada",
            "fib",
            NOON.plusNanos(123_456_789),
            List.of(new SourceFile("src/A.java", "\"ä€😀\"\r\n\\t")),
            Map.of(0, 1),
            Reports.withSpeedup(Reports.done("r0", "fib", Verdict.PASS), 7.5));
    Entry opened;
    long gone;
    try (StoredClasses kept = new StoredClasses(() -> Store.open(data))) {
      kept.sessions().begin(Classes.session("s1"));
      Classes.joined(kept, "ada", "s1");
      Classes.joined(kept, "bob", "s1");
      Classes.works(kept, "ada", "r1");
      kept.drafts().save("ada", "concat", Typed.onTopOf(0, BESIDE)); // what stands was not seen
      kept.attempts().accept(attempt);
      opened = kept.journal().append("s1", NOON, new ClassEvent.Opened("concat"));
      gone = kept.journal().append("s1", NOON, new ClassEvent.HandLowered("bob")).number();
      kept.people().delete("bob");
    }
    String url = LocalPostgres.shared().database();
    assertTrue(Move.copy(data, url) > 8);
    try (Store store = Store.open(data, Optional.of(url), Clock.systemUTC())) {
      assertEquals(List.of(Classes.session("s1")), store.sessions().all());
      assertEquals("ada", store.people().byKey("key of ada").orElseThrow().id());
      assertEquals(Optional.of(attempt), store.attempts().find("r0"));
      assertEquals(7.5, store.attempts().measured("ada", "fib").getFirst().speedup());
      assertEquals("class A {}", draft(store));
      assertEquals(BESIDE, store.drafts().kept("ada", "concat").getFirst().files());
      assertEquals(Map.of(0, 1), store.notebook().answers("ada", "concat"));
      assertEquals(2, store.notebook().hintsTaken("ada", "concat"));
      assertEquals(List.of(opened), store.journal().of("s1"));
      Entry next = store.journal().append("s1", NOON, new ClassEvent.Closed("concat"));
      assertTrue(next.number() > gone, next + " after " + gone);
      store.sessions().begin(Classes.session("s2"));
      assertEquals("s2", store.sessions().newest().orElseThrow().id());
    }
    try (Store old = Store.open(data)) {
      assertEquals("class A {}", draft(old));
    }
  }

  private static String draft(Store store) {
    return store.drafts().draft("ada", "concat").orElseThrow().files().getFirst().text();
  }

  @Test
  void a_database_with_something_in_it_is_refused_and_stays_as_it_is() throws Exception {
    String url = LocalPostgres.shared().database();
    Path other = Files.createDirectory(data.resolve("other"));
    try (Store store = Store.open(other, Optional.of(url), Clock.systemUTC())) {
      store.notebook().takeHint("eve", "concat", 1);
    }
    try (Store store = Store.open(data)) {
      store.notebook().takeHint("ada", "concat", 1);
      store.drafts().save("ada", "concat", Typed.anyhow(List.of()));
    }
    StoreException refused = assertThrows(StoreException.class, () -> Move.copy(data, url));
    assertEquals(
        "table hint_taken of that database: it is not empty; name an empty database with --db, so"
            + " that nothing is mixed up",
        refused.getMessage());
    try (Store store = Store.open(other, Optional.of(url), Clock.systemUTC())) {
      assertEquals(1, store.notebook().hintsTaken("eve", "concat"));
      assertEquals(0, store.notebook().hintsTaken("ada", "concat"));
      assertEquals(Optional.empty(), store.drafts().draft("ada", "concat"));
    }
  }

  @Test
  void a_folder_without_a_database_and_one_in_use_are_refused() {
    String url = LocalPostgres.shared().database();
    StoreException none = assertThrows(StoreException.class, () -> Move.copy(data, url));
    assertTrue(String.valueOf(none.getMessage()).contains("there is no database in it"));
    try (Store _ = Store.open(data)) {
      StoreException used = assertThrows(StoreException.class, () -> Move.copy(data, url));
      assertTrue(String.valueOf(used.getMessage()).contains("another Hotpath server uses it"));
    }
  }
}
