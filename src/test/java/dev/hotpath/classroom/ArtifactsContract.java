package dev.hotpath.classroom;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every keeper of artefacts does. */
public abstract class ArtifactsContract {

  private static final byte[] FLAMES = "{\"flames\":[]}".getBytes(UTF_8);

  /** The keeper under test, empty at first. */
  protected abstract Artifacts artifacts();

  @Test
  void an_artefact_is_read_as_it_was_saved() {
    assertEquals(Optional.empty(), artifacts().read("r1", "flame-cpu.json"));
    artifacts().save("r1", "flame-cpu.json", FLAMES);
    artifacts().save("r1", "empty.txt", new byte[0]);
    assertArrayEquals(FLAMES, artifacts().read("r1", "flame-cpu.json").orElseThrow());
    assertArrayEquals(new byte[0], artifacts().read("r1", "empty.txt").orElseThrow());
    assertEquals(Optional.empty(), artifacts().read("r2", "flame-cpu.json"));
  }

  @Test
  void a_newer_one_of_the_same_name_replaces_it() {
    artifacts().save("r1", "flame-cpu.json", FLAMES);
    artifacts().save("r1", "flame-cpu.json", new byte[] {1});
    assertArrayEquals(new byte[] {1}, artifacts().read("r1", "flame-cpu.json").orElseThrow());
  }

  @Test
  void a_run_that_is_deleted_leaves_none_and_others_keep_theirs() {
    artifacts().save("r1", "flame-cpu.json", FLAMES);
    artifacts().save("r1", "recording.jfr", FLAMES);
    artifacts().save("r2", "flame-cpu.json", FLAMES);
    artifacts().delete("r1");
    artifacts().delete("r1");
    artifacts().delete("..");
    assertEquals(Optional.empty(), artifacts().read("r1", "flame-cpu.json"));
    assertEquals(Optional.empty(), artifacts().read("r1", "recording.jfr"));
    assertArrayEquals(FLAMES, artifacts().read("r2", "flame-cpu.json").orElseThrow());
    artifacts().save("r1", "flame-cpu.json", FLAMES);
    assertArrayEquals(FLAMES, artifacts().read("r1", "flame-cpu.json").orElseThrow());
  }

  @Test
  void all_are_told_with_their_sizes_and_one_can_be_deleted_alone() {
    assertEquals(List.of(), artifacts().all());
    artifacts().save("r1", "flame-cpu.json", FLAMES);
    artifacts().save("r1", "recording.jfr", new byte[10]);
    artifacts().save("r2", "flame-cpu.json", new byte[0]);
    artifacts().delete("r1", "flame-cpu.json");
    artifacts().delete("r1", "flame-cpu.json");
    artifacts().delete("r3", "flame-cpu.json");
    artifacts().delete("r1", "../r2/flame-cpu.json");
    assertEquals(
        Set.of("r1/recording.jfr 10", "r2/flame-cpu.json 0"),
        artifacts().all().stream()
            .map(kept -> kept.run() + "/" + kept.name() + " " + kept.bytes())
            .collect(Collectors.toSet()));
    assertEquals(Optional.empty(), artifacts().read("r1", "flame-cpu.json"));
  }

  @Test
  void one_that_is_too_large_is_not_kept_and_costs_nothing_else() {
    assertTrue(artifacts().save("r1", "large.jfr", new byte[Artifacts.MAX_BYTES]));
    assertFalse(artifacts().save("r1", "larger.jfr", new byte[Artifacts.MAX_BYTES + 1]));
    assertEquals(Optional.empty(), artifacts().read("r1", "larger.jfr"));
    assertTrue(artifacts().save("r1", "flame-cpu.json", FLAMES));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "../x",
        "/etc/passwd",
        "a/b",
        "a\\b",
        "..\\x",
        "a..b",
        ".hidden",
        "-x",
        "a\0b",
        "a b",
        "%2e%2e",
        "ä",
        "<img>"
      })
  void a_name_that_could_lead_elsewhere_is_refused_and_never_found(String name) {
    assertThrows(RuntimeException.class, () -> artifacts().save("r1", name, FLAMES));
    assertThrows(RuntimeException.class, () -> artifacts().save(name, "flame.json", FLAMES));
    assertEquals(Optional.empty(), artifacts().read("r1", name));
    assertEquals(Optional.empty(), artifacts().read(name, "flame.json"));
  }

  @Test
  void a_name_of_a_thousand_letters_is_refused() {
    assertThrows(RuntimeException.class, () -> artifacts().save("r1", "x".repeat(1_000), FLAMES));
    assertEquals(Optional.empty(), artifacts().read("r1", "x".repeat(1_000)));
  }
}
