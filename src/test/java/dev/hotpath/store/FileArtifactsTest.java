package dev.hotpath.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.classroom.Artifacts;
import dev.hotpath.classroom.ArtifactsContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileArtifactsTest extends ArtifactsContract {

  @TempDir Path folder;
  private Artifacts artifacts;

  @BeforeEach
  void open() {
    artifacts = FileArtifacts.open(folder.resolve("artifacts"));
  }

  @Override
  protected Artifacts artifacts() {
    return artifacts;
  }

  @Test
  void nothing_is_left_beside_what_was_saved() throws IOException {
    artifacts.save("r1", "flame-cpu.json", new byte[] {1});
    artifacts.save("r1", "flame-cpu.json", new byte[] {2});
    assertEquals(List.of("artifacts/r1/flame-cpu.json"), files());
  }

  @Test
  void what_a_crash_left_half_written_is_cleared_when_it_is_opened() throws IOException {
    Path half = folder.resolve("artifacts/.unfinished/r1123.tmp");
    Files.write(half, new byte[] {1});
    FileArtifacts.open(folder.resolve("artifacts"));
    assertFalse(Files.exists(half));
  }

  @Test
  void a_link_that_leads_out_is_not_followed() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "hunter2");
    artifacts.save("r1", "flame-cpu.json", new byte[] {1});
    Files.createSymbolicLink(folder.resolve("artifacts/r1/link.json"), secret);
    Files.createSymbolicLink(folder.resolve("artifacts/r2"), folder);
    assertEquals(Optional.empty(), artifacts.read("r1", "link.json"));
    assertEquals(Optional.empty(), artifacts.read("r2", "secret"));
  }

  @Test
  void a_run_that_is_deleted_takes_nothing_with_it_that_a_link_leads_to() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "hunter2");
    artifacts.save("r1", "flame-cpu.json", new byte[] {1});
    Files.createSymbolicLink(folder.resolve("artifacts/r1/link.json"), secret);
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Path kept = Files.writeString(elsewhere.resolve("kept"), "hunter2");
    Files.createSymbolicLink(folder.resolve("artifacts/r2"), elsewhere);
    artifacts.delete("r1");
    artifacts.delete("r2");
    assertFalse(Files.exists(folder.resolve("artifacts/r1")));
    assertTrue(Files.exists(secret));
    assertTrue(Files.exists(kept));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      return tree.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .toList();
    }
  }
}
