package dev.hotpath.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.Packaged;
import dev.hotpath.Packaged.Outcome;
import dev.hotpath.RunningServer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command line does with what it is given: exit codes and sentences. */
@Timeout(120)
class CommandLineIT {

  @Test
  void no_command_is_a_bad_argument_and_gets_the_usage() throws Exception {
    Outcome outcome = Packaged.run();
    assertEquals(2, outcome.exit());
    assertEquals("", outcome.out());
    assertTrue(outcome.err().startsWith("Usage: hotpath "), outcome.err());
  }

  @Test
  void an_unknown_command_is_named_with_those_that_there_are() throws Exception {
    Outcome outcome = Packaged.run("frobnicate");
    assertEquals(2, outcome.exit());
    assertTrue(
        outcome
            .err()
            .startsWith("hotpath: there is no command 'frobnicate'; there are: serve, run, check"),
        outcome.err());
  }

  @Test
  void an_unknown_option_is_named() throws Exception {
    Outcome outcome = Packaged.run("run", "concat", "--frobnicate");
    assertEquals(2, outcome.exit());
    assertTrue(outcome.err().contains("'--frobnicate'"), outcome.err());
    assertTrue(outcome.err().contains("Try 'hotpath run --help'."), outcome.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"serve", "run", "check", "doctor", "prepare", "rehearse"})
  void every_command_has_help(String command) throws Exception {
    Outcome outcome = Packaged.run(command, "--help");
    assertEquals(0, outcome.exit());
    assertTrue(outcome.out().startsWith("Usage: hotpath " + command), outcome.out());
    assertEquals("", outcome.err());
  }

  @Test
  void the_usage_lists_every_command_and_exit_code() throws Exception {
    String usage = Packaged.run("--help").out();
    assertTrue(
        usage.matches("(?s).*serve .*run .*check .*doctor .*0 .*fine.*3 .*our failure.*"), usage);
  }

  @Test
  void running_nothing_is_a_bad_argument() throws Exception {
    Outcome outcome = Packaged.run("run");
    assertEquals(2, outcome.exit());
    assertTrue(outcome.err().contains("name an exercise"), outcome.err());
  }

  @Test
  void the_help_of_run_names_capsules() throws Exception {
    assertTrue(Packaged.run("run", "--help").out().contains("--capsule=FILE"));
  }

  @Test
  void what_is_no_capsule_is_a_bad_argument(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("capsule.zip"), "PK, but not really");
    Outcome outcome = Packaged.run("run", "--capsule", file.toString());
    assertEquals(2, outcome.exit());
    assertEquals("", outcome.out());
    assertEquals(
        "hotpath: capsule %s: it is not a zip; take one as Hotpath made it\n".formatted(file),
        outcome.err());
  }

  @Test
  void a_capsule_is_one_choice_of_what_to_run() throws Exception {
    Outcome outcome = Packaged.run("run", "concat", "--capsule", "any.zip", "--solution");
    assertEquals(2, outcome.exit());
    assertTrue(outcome.err().contains("mutually exclusive"), outcome.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"70000", "-1", "many"})
  void a_port_that_is_none_is_a_bad_argument(String port) throws Exception {
    Outcome outcome = Packaged.run("serve", "--port=" + port);
    assertEquals(2, outcome.exit());
    assertTrue(outcome.err().contains(port), outcome.err());
  }

  @Test
  void serving_a_folder_without_exercises_says_so(@TempDir Path folder) throws Exception {
    Outcome outcome =
        Packaged.run("serve", "--port", "0", "--exercises", folder.resolve("none").toString());
    assertEquals(1, outcome.exit());
    assertTrue(
        outcome.err().contains("there is no such folder; name the right one"), outcome.err());
  }

  @Test
  void one_exercise_is_said_to_be_one(@TempDir Path data) throws Exception {
    Path one = Path.of("src/test/resources/trust/exercises").toAbsolutePath();
    try (RunningServer server = RunningServer.on(data, "--exercises=" + one)) {
      assertTrue(server.readyLine().contains("(1 exercise, sandbox: "), server.readyLine());
      String home = server.client().get("/").text().replaceAll("<[^>]*>", "");
      assertTrue(home.contains("0 of 1 exercise passed"), home);
    }
  }

  @Test
  void a_class_is_not_served_without_the_strong_sandbox(@TempDir Path data) throws Exception {
    Outcome outcome =
        Packaged.run("serve", "--port=0", "--classroom", "--sandbox=process", "--data=" + data);
    assertEquals(2, outcome.exit());
    assertEquals("", outcome.out());
    assertTrue(
        outcome.err().contains("a classroom needs the sandbox 'namespaces'")
            && outcome.err().contains("--trusted-learners goes on without"),
        outcome.err());
  }

  @Test
  void a_class_of_trusted_learners_is_served_without_it(@TempDir Path data) throws Exception {
    try (RunningServer server =
        RunningServer.on(data, "--classroom", "--sandbox=process", "--trusted-learners")) {
      assertTrue(server.readyLine().contains("sandbox: process"), server.readyLine());
    }
  }

  @Test
  void what_is_for_a_class_alone_says_so() throws Exception {
    for (String option : new String[] {"--address=https://class.example", "--behind-proxy"}) {
      Outcome outcome = Packaged.run("serve", "--port=0", option);
      assertEquals(2, outcome.exit(), option);
      assertTrue(outcome.err().contains("is for a class"), outcome.err());
      assertTrue(outcome.err().contains("add --classroom"), outcome.err());
    }
  }

  @Test
  void behind_a_proxy_a_server_must_know_its_address() throws Exception {
    Outcome outcome = Packaged.run("serve", "--port=0", "--classroom", "--behind-proxy");
    assertEquals(2, outcome.exit());
    assertTrue(outcome.err().contains("say it with --address"), outcome.err());
  }

  @Test
  void an_address_is_one_that_a_browser_can_open() throws Exception {
    for (String address :
        new String[] {
          "class.example",
          "ftp://class.example",
          "https://",
          "https://class.example/hotpath",
          "https://class.example?x",
          "https://ada@class.example",
          "https://class example"
        }) {
      Outcome outcome = Packaged.run("serve", "--port=0", "--classroom", "--address=" + address);
      assertEquals(2, outcome.exit(), address);
      assertTrue(outcome.err().contains("write it as http://"), outcome.err());
    }
  }

  @Test
  void who_starts_a_class_reads_how_to_join_it_and_programs_read_one_line(@TempDir Path data)
      throws Exception {
    try (RunningServer server = RunningServer.on(data, "--classroom", "--trusted-learners")) {
      assertTrue(server.readyLine().startsWith("Hotpath is ready at http://"), server.readyLine());
      String join = server.address() + "/join with the code " + server.joinCode();
      assertTrue(server.log().contains("Attendees join at " + join), server.log());
      assertTrue(
          server.log().contains("The instructor's own link: " + server.address() + "/instructor/"),
          server.log());
      assertTrue(server.log().contains("--host 0.0.0.0 lets others in"), server.log());
      assertFalse(server.log().contains("\033"), "no picture where it is no terminal");
    }
  }
}
