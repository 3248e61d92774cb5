package dev.hotpath.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.Client;
import dev.hotpath.Concat;
import dev.hotpath.Packaged;
import dev.hotpath.Packaged.Outcome;
import dev.hotpath.RunningServer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is left of a class, without a server. */
@Timeout(240)
class KeptClassesIT {

  @TempDir private Path data;
  @TempDir private Path out;

  private Outcome run(String... arguments) throws Exception {
    String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--data";
    all[arguments.length + 1] = data.toString();
    return Packaged.run(all);
  }

  @Test
  void a_class_is_listed_exported_and_deleted() throws Exception {
    String ada;
    String run;
    try (RunningServer server = RunningServer.on(data, "--classroom")) {
      Client client = server.join("Ada");
      ada = client.get("/api/class").json().at("/me/id").asString();
      server.join("Bob");
      run = client.submit(Concat.broken());
      client.events(run, 0);
      Outcome used = run("export");
      assertEquals(3, used.exit());
      assertTrue(used.err().contains("another"), used.err());
    }
    Outcome listed = run("export");
    assertEquals(0, listed.exit(), listed::err);
    assertTrue(listed.out().contains("  2 people  Class of "), listed.out());
    String session = listed.out().substring(0, 16);

    Outcome exported = run("export", session, "--out", out.toString());
    assertEquals(0, exported.exit(), exported::err);
    String csv = Files.readString(out.resolve("hotpath-" + session + ".csv"));
    assertTrue(csv.contains(ada + ",Ada,concat,1,compile-error,"), csv);
    JsonNode json =
        JsonMapper.builder()
            .build()
            .readTree(Files.readAllBytes(out.resolve("hotpath-" + session + ".json")));
    assertEquals(run, json.at("/people/0/attempts/0/run").asString());
    assertEquals(2, json.get("people").size());

    Outcome forgotten = run("delete", "--person", ada);
    assertEquals(0, forgotten.exit(), forgotten::err);
    assertEquals("Deleted 'Ada' with 1 run.", forgotten.out().strip());
    assertFalse(Files.exists(data.resolve("artifacts").resolve(run)));
    assertEquals(2, run("delete", "--person", ada).exit());
    Outcome deleted = run("delete", session);
    assertTrue(deleted.out().endsWith("with 1 person and 0 runs.\n"), deleted.out());
    Outcome gone = run("export", session);
    assertEquals(2, gone.exit());
    assertTrue(gone.err().contains("there is no class '" + session + "'"), gone.err());
  }

  @Test
  void what_is_meant_has_to_be_said() throws Exception {
    assertEquals(2, run("delete").exit());
    assertEquals(2, run("delete", "a", "--person", "b").exit());
    Outcome nowhere = Packaged.run("export", "--data", data.resolve("nowhere").toString());
    assertEquals(2, nowhere.exit());
    assertTrue(nowhere.err().contains("there is none"), nowhere.err());
    assertFalse(Files.exists(data.resolve("nowhere")), "to look is to make nothing");
  }
}
