package dev.hotpath.web.classroom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.classroom.Attempt;
import dev.hotpath.classroom.Reports;
import dev.hotpath.classroom.lesson.ClassEvent;
import dev.hotpath.classroom.lesson.ClassState;
import dev.hotpath.classroom.lesson.EventKind;
import dev.hotpath.classroom.lesson.Journal;
import dev.hotpath.classroom.lesson.Moment;
import dev.hotpath.classroom.lesson.Person;
import dev.hotpath.classroom.lesson.Session;
import dev.hotpath.exercise.Catalogue;
import dev.hotpath.store.Store;
import dev.hotpath.web.Problem;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ActReadingTest {

  private static final Instant NINE = Instant.parse("2026-11-22T09:00:00Z");
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Catalogue CATALOGUE =
      Catalogue.load(
          Path.of("src/test/resources/catalogues/sound/exercises"),
          Set.of("speedup", "bytes-per-op"));

  @TempDir private Path data;
  private Store store;
  private ActReading reading;
  private Moment now;

  @BeforeEach
  void open() {
    store = Store.open(data);
    for (String run : List.of("of-ada", "of-bob", "of-stranger")) {
      store
          .attempts()
          .accept(
              new Attempt(
                  run, run.substring(3), "concat", NINE, List.of(), Reports.queued(run, "concat")));
    }
    reading =
        new ActReading(
            CATALOGUE,
            exercise -> exercise.id().equals("concat"),
            store.attempts(),
            Clock.fixed(NINE, ZoneOffset.UTC));
    now = moment(List.of());
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static Moment moment(List<Journal.Entry> journal) {
    return new Moment(
        new Session("s", "Class", "K7QF2M9D", NINE, Optional.empty()),
        Map.of("ada", person("ada"), "bob", person("bob")),
        ClassState.of(journal));
  }

  private static Person person(String id) {
    return new Person(id, "s", id, NINE, NINE);
  }

  private ClassEvent.Act read(String json) {
    return reading.read(new Fields(JSON.readTree(json.replace('\'', '"'))), now);
  }

  private Problem refused(String json) {
    return assertThrows(Problem.class, () -> read(json), json);
  }

  @Test
  void each_act_is_read_as_it_is_written() {
    assertEquals(new ClassEvent.Opened("concat"), read("{'act': 'opened', 'exercise': 'concat'}"));
    assertEquals(new ClassEvent.Closed("concat"), read("{'act': 'closed', 'exercise': 'concat'}"));
    assertEquals(
        new ClassEvent.Arranged(List.of("presize", "concat")),
        read("{'act': 'arranged', 'exercises': ['presize', 'concat']}"));
    assertEquals(
        new ClassEvent.TimerSet(NINE.plusSeconds(450), "Break"),
        read("{'act': 'timerSet', 'minutes': 7.5, 'label': ' Break '}"));
    assertEquals(
        new ClassEvent.TimerSet(NINE.plusSeconds(600), ""),
        read("{'act': 'timerSet', 'minutes': 10}"));
    assertEquals(new ClassEvent.TimerStopped(), read("{'act': 'timerStopped'}"));
    assertEquals(
        new ClassEvent.HintsReleased("concat", 3),
        read("{'act': 'hintsReleased', 'exercise': 'concat', 'upTo': 3}"));
    assertEquals(
        new ClassEvent.SolutionReleased("concat"),
        read("{'act': 'solutionReleased', 'exercise': 'concat'}"));
    assertEquals(
        new ClassEvent.Broadcast("Back at ten"),
        read("{'act': 'broadcast', 'text': 'Back at ten\\u0000'}"));
    assertEquals(new ClassEvent.Broadcast(""), read("{'act': 'broadcast', 'text': ''}"));
    assertEquals(
        new ClassEvent.PollOpened("concat", 0),
        read("{'act': 'pollOpened', 'exercise': 'concat', 'question': 0}"));
    assertEquals(new ClassEvent.PollClosed(), read("{'act': 'pollClosed'}"));
    assertEquals(new ClassEvent.Projected("of-ada"), read("{'act': 'projected', 'run': 'of-ada'}"));
    assertEquals(new ClassEvent.ProjectionEnded(), read("{'act': 'projectionEnded'}"));
    assertEquals(
        new ClassEvent.Noted("ada", Optional.of("of-ada"), "Look at line 3."),
        read("{'act': 'noted', 'person': 'ada', 'run': 'of-ada', 'text': 'Look at line 3.'}"));
    assertEquals(
        new ClassEvent.Noted("bob", Optional.empty(), "Well done."),
        read("{'act': 'noted', 'person': 'bob', 'run': null, 'text': 'Well done.'}"));
    assertEquals(
        new ClassEvent.SharingAllowed(true), read("{'act': 'sharingAllowed', 'allowed': true}"));
  }

  @Test
  void an_answer_is_revealed_while_its_question_is_asked() {
    String reveal = "{'act': 'pollRevealed', 'exercise': 'concat', 'question': 0}";
    assertEquals("not-asked", refused(reveal).code());
    now = moment(List.of(new Journal.Entry(1, NINE, new ClassEvent.PollOpened("concat", 0))));
    assertEquals(new ClassEvent.PollRevealed("concat", 0), read(reveal));
  }

  @Test
  void every_act_there_is_has_its_name_and_is_described() throws Exception {
    Set<String> acts =
        EventKind.all().entrySet().stream()
            .filter(kind -> ClassEvent.Act.class.isAssignableFrom(kind.getValue()))
            .map(Map.Entry::getKey)
            .collect(Collectors.toCollection(TreeSet::new));
    for (String act : acts) {
      try {
        read("{'act': '" + act + "'}");
      } catch (Problem problem) {
        assertTrue(!problem.code().equals("unknown-act"), act);
      }
    }
    try (var in = ActReadingTest.class.getResourceAsStream("/openapi.json")) {
      JsonNode described = JSON.readTree(in).at("/components/schemas/Act/properties/act/enum");
      assertEquals(
          acts,
          described
              .valueStream()
              .map(JsonNode::asString)
              .collect(Collectors.toCollection(TreeSet::new)));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                                            | missing-field",
        "{'act': 'sing'}                                               | unknown-act",
        "{'act': 7}                                                    | bad-field",
        "{'act': 'opened'}                                             | missing-field",
        "{'act': 'opened', 'exercise': 'nothing'}                      | unknown-exercise",
        "{'act': 'opened', 'exercise': 'concat', 'more': 1}            | unknown-field",
        "{'act': 'arranged', 'exercises': 'concat'}                    | bad-field",
        "{'act': 'arranged', 'exercises': ['concat', 'concat']}        | named-twice",
        "{'act': 'arranged', 'exercises': ['nothing']}                 | unknown-exercise",
        "{'act': 'timerSet', 'minutes': 0}                             | bad-field",
        "{'act': 'timerSet', 'minutes': 601}                           | bad-field",
        "{'act': 'timerSet', 'minutes': '10'}                          | bad-field",
        "{'act': 'hintsReleased', 'exercise': 'concat', 'upTo': 4}     | bad-field",
        "{'act': 'hintsReleased', 'exercise': 'concat', 'upTo': 1.5}   | bad-field",
        "{'act': 'solutionReleased', 'exercise': 'presize'}            | no-solution",
        "{'act': 'pollOpened', 'exercise': 'concat', 'question': 1}    | bad-field",
        "{'act': 'pollOpened', 'exercise': 'presize', 'question': 0}   | unknown-question",
        "{'act': 'projected', 'run': 'nothing'}                        | unknown-run",
        "{'act': 'projected', 'run': 'of-stranger'}                    | unknown-run",
        "{'act': 'noted', 'person': 'stranger', 'text': 'x'}           | unknown-person",
        "{'act': 'noted', 'person': 'ada', 'text': ' '}                | bad-length",
        "{'act': 'noted', 'person': 'ada', 'run': 'of-bob', 'text': 'x'} | other-person",
        "{'act': 'sharingAllowed', 'allowed': 'yes'}                   | bad-field",
      })
  void what_can_not_be_done_is_refused_with_a_sentence(String json, String code) {
    Problem problem = refused(json);
    assertEquals(code, problem.code());
    assertEquals(422, problem.status());
    assertTrue(String.valueOf(problem.getMessage()).endsWith("."), problem::getMessage);
  }

  @Test
  void a_text_that_is_too_long_is_refused_by_its_characters_not_its_bytes() {
    String just = "😀".repeat(500);
    assertEquals(
        new ClassEvent.Broadcast(just), read("{'act': 'broadcast', 'text': '" + just + "'}"));
    assertEquals("bad-length", refused("{'act': 'broadcast', 'text': '" + just + "!'}").code());
  }
}
