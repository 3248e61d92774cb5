package dev.hotpath.web.classroom;

import dev.hotpath.classroom.Attempt;
import dev.hotpath.classroom.lesson.Moment;
import dev.hotpath.evidence.flame.FlameGraph;
import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.View;
import dev.hotpath.grade.RunDocuments;
import dev.hotpath.web.Instructor;
import dev.hotpath.web.Problem;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * {@code /api/class/flame}: one flame graph of the whole class, from the newest profile of each
 * person. Drawn up anew when a run of the exercise is over, and somebody asks.
 */
final class ClassFlame {

  /** Of two, each would know the other's. */
  private static final int FEWEST = 3;

  private static final int NEWEST_ATTEMPTS = 20;

  private final ClassParts parts;
  private final Instructor instructor;
  private final Map<Asked, Drawn> drawn = new ConcurrentHashMap<>();

  private record Asked(String session, String exercise, String view) {}

  private record Drawn(long changes, List<String> people, FlameGraph graph) {}

  ClassFlame(ClassParts parts, Instructor instructor) {
    this.parts = parts;
    this.instructor = instructor;
  }

  void get(Context context) {
    instructor.require(context);
    String id = context.pathParam("exercise");
    Exercise exercise = parts.catalogue().find(id).orElseThrow(() -> Problem.unknownExercise(id));
    String key = context.pathParam("view");
    View view =
        View.of(key)
            .filter(View::isProfile)
            .orElseThrow(() ->
                new Problem(
                    404,
                    "unknown-view",
                    "There is no profile '%s'; '%s' has %s."
                        .formatted(
                            key,
                            exercise.title(),
                            String.join(
                                ", ", exercise.profiles().stream().map(View::key).toList()))));
    context.header("Cache-Control", "no-store");
    context.json(graph(exercise, view));
  }

  private FlameGraph graph(Exercise exercise, View view) {
    Moment now = parts.lesson().current().moment();
    Asked asked = new Asked(now.session().id(), exercise.id(), view.key());
    long changes = parts.progress().changes(exercise.id()); // before: a run may end meanwhile
    List<String> people = List.copyOf(now.people().keySet());
    Drawn known = drawn.get(asked);
    if (known != null && known.changes == changes && known.people.equals(people)) {
      return known.graph;
    }
    synchronized (this) { // some 10 MB of JSON are read for it: for one at a time
      FlameGraph graph = average(exercise, view, people);
      drawn.keySet().removeIf(other -> !other.session.equals(asked.session));
      drawn.put(asked, new Drawn(changes, people, graph));
      return graph;
    }
  }

  private FlameGraph average(Exercise exercise, View view, List<String> people) {
    List<FlameGraph> graphs =
        people.stream().flatMap(person -> newest(person, exercise, view).stream()).toList();
    if (graphs.size() < FEWEST) {
      throw new Problem(
          404,
          "too-few-profiles",
          "%d of the class have a profile of '%s'; from %d on they are put together."
              .formatted(graphs.size(), exercise.title(), FEWEST));
    }
    return FlameGraph.average(graphs);
  }

  private Optional<FlameGraph> newest(String person, Exercise exercise, View view) {
    for (Attempt attempt : parts.attempts().of(person, exercise.id(), NEWEST_ATTEMPTS)) {
      if (attempt.report().left(view.artifact())) {
        return parts
            .artifacts()
            .read(attempt.id(), view.artifact())
            .map(json -> RunDocuments.mapper().readValue(json, FlameGraph.class))
            .filter(graph -> graph.total() > 0);
      }
    }
    return Optional.empty();
  }
}
