package dev.hotpath.web;

import dev.hotpath.classroom.Artifacts;
import dev.hotpath.classroom.Attempts;
import dev.hotpath.classroom.Drafts;
import dev.hotpath.classroom.KeptLoads;
import dev.hotpath.classroom.KeptSweeps;
import dev.hotpath.classroom.Notebook;
import dev.hotpath.classroom.board.Progress;
import dev.hotpath.classroom.lesson.Lesson;
import dev.hotpath.classroom.lesson.Roll;
import dev.hotpath.exercise.Catalogue;
import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.Solution;
import dev.hotpath.run.Compilers;
import dev.hotpath.run.Runs;
import dev.hotpath.web.classroom.ClassParts;
import dev.hotpath.web.classroom.ClassRoutes;
import dev.hotpath.web.classroom.Visibility;
import dev.hotpath.web.join.Addresses;
import dev.hotpath.web.join.Invitation;
import io.javalin.Javalin;
import io.javalin.util.JavalinBindException;
import io.javalin.util.JavalinLogger;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/** The HTTP server: every route in one place. */
public final class WebServer implements AutoCloseable {

  private final Javalin javalin;
  private final ServerProfiles profiles = new ServerProfiles();
  private final Optional<Classroom> classroom;
  private volatile int port;

  /**
   * What the pages and the API are made of.
   *
   * @param host to listen on, which decides whose requests are answered
   * @param classroom empty where there is one learner
   * @param solutions of an exercise, where this server has one
   */
  public record Parts(
      String host,
      Optional<Classroom> classroom,
      Catalogue catalogue,
      Function<Exercise, Optional<Solution>> solutions,
      Attempts attempts,
      Drafts drafts,
      Notebook notebook,
      Artifacts artifacts,
      KeptSweeps sweeps,
      KeptLoads loads,
      Runs runs,
      Compilers compilers,
      ServerFacts facts,
      Clock clock) {}

  /**
   * What a class needs besides.
   *
   * @param progress how far people are, which hears of all that is kept of their work
   * @param instructorKey in the instructor's link
   * @param behindProxy whether a proxy's word on where a request comes from counts
   */
  public record Classroom(
      Lesson lesson,
      Progress progress,
      String instructorKey,
      Addresses addresses,
      boolean behindProxy) {}

  /** Prepares it; {@link #start} opens the port. */
  public WebServer(Parts parts) {
    Door door = new Door(Learner::of, parts.runs::full, System::nanoTime);
    Entrance entrance = new Entrance(System::nanoTime);
    Instructor instructor = new Instructor(parts.classroom.map(Classroom::instructorKey), entrance);
    classroom = parts.classroom;
    Optional<Lesson> lesson = classroom.map(Classroom::lesson);
    Optional<Roll> roll = lesson.map(Lesson::roll);
    Visibility visibility = new Visibility(parts.catalogue, lesson, instructor);
    Submissions submissions = new Submissions(parts.attempts, parts.runs, door, parts.clock);
    RunApi runs =
        new RunApi(parts.attempts, parts.artifacts, parts.runs, submissions, door, visibility);
    ExerciseApi exercises =
        new ExerciseApi(
            parts.drafts,
            parts.notebook,
            parts.attempts,
            parts.runs,
            parts.compilers,
            submissions,
            door,
            visibility);
    DraftApi drafts = new DraftApi(visibility, parts.drafts, parts.clock);
    FollowUpApi.Parts followUps =
        new FollowUpApi.Parts(parts.catalogue, parts.runs, runs, door, parts.clock);
    SweepApi sweeps = new SweepApi(followUps, parts.sweeps);
    ViewApi views = new ViewApi(parts.catalogue, parts.runs, runs, door);
    LoadApi loads = new LoadApi(followUps, parts.loads);
    TimelineApi timelines = new TimelineApi(runs, parts.artifacts);
    ReleasedSolution released =
        new ReleasedSolution(
            parts.solutions, parts.attempts, parts.runs, submissions, door, visibility);
    Pages pages =
        new Pages(
            parts.catalogue,
            released,
            parts.attempts,
            parts.drafts,
            parts.notebook,
            runs,
            parts.facts,
            roll,
            instructor,
            visibility);
    Compare compare =
        new Compare(
            parts.catalogue,
            parts.attempts,
            released,
            parts.artifacts,
            new ComparePairs(parts.catalogue, parts.attempts, parts.sweeps, parts.runs, visibility),
            pages,
            visibility);
    CompareProfiles compared =
        new CompareProfiles(parts.catalogue, parts.attempts, released, parts.artifacts, visibility);
    Learner learners = new Learner(roll, instructor);
    Guard guard =
        new Guard(
            parts.host,
            classroom.isPresent(),
            classroom.filter(Classroom::behindProxy).isPresent());
    JoiningRoutes joining =
        new JoiningRoutes(lesson, entrance, pages, instructor, this::invitation);
    ClassPages classPages =
        new ClassPages(lesson, parts.catalogue, parts.attempts, instructor, pages);
    EarlierPages earlierPages =
        new EarlierPages(lesson, parts.attempts, instructor, pages, parts.clock);
    ClassRoutes classes =
        new ClassRoutes(classroom.map(open -> classParts(parts, open)), door, instructor);
    DebugApi debug = new DebugApi(profiles, instructor, pages);
    Observability observability = new Observability(parts.runs, door, entrance, parts.facts);
    javalin =
        Javalin.create(config -> {
          HttpSettings.addTo(config);
          config.routes.before(guard::before);
          config.routes.before(learners::before);
          config.routes.get("/", pages::home);
          config.routes.get("/exercises/{id}", pages::exercise);
          config.routes.get("/exercises/{id}/solution", pages::solution);
          config.routes.get("/runs/{id}", pages::run);
          config.routes.get("/compare", compare::page);
          config.routes.get("/compare.txt", compare::text);
          config.routes.get("/compare.json", compare::json);
          config.routes.get("/compare.csv", compare::csv);
          config.routes.get("/api/compare/{view}", compared::get);
          config.routes.get("/reading", pages::reading);
          config.routes.get("/about", pages::about);
          joining.addTo(config);
          config.routes.get("/class", classPages::page);
          config.routes.get("/class/projector", classPages::projector);
          config.routes.get("/class/earlier", earlierPages::list);
          config.routes.get("/class/earlier/{id}", earlierPages::board);
          classes.addTo(config);
          config.routes.get("/debug/profile", debug::page);
          config.routes.post("/api/debug/profiles", debug::start);
          config.routes.get("/api/debug/profiles/{id}", debug::get);
          config.routes.delete("/api/debug/profiles/{id}", debug::end);
          config.routes.get("/api/debug/profiles/{id}/flame.json", debug::flame);
          config.routes.get("/api/debug/profiles/{id}/collapsed.txt", debug::collapsed);
          config.routes.get("/api/debug/profiles/{id}/recording.jfr", debug::recording);
          config.routes.get("/speedscope", pages::speedscope);
          config.routes.get("/api/exercises", exercises::list);
          config.routes.get("/api/exercises/{id}", exercises::get);
          config.routes.post("/api/exercises/{id}/runs", exercises::submit);
          config.routes.post("/api/exercises/{id}/diagnostics", exercises::diagnose);
          config.routes.put("/api/exercises/{id}/draft", drafts::save);
          config.routes.delete("/api/exercises/{id}/draft", drafts::reset);
          config.routes.get("/api/exercises/{id}/drafts", drafts::list);
          config.routes.post("/api/exercises/{id}/answers", exercises::answer);
          config.routes.post("/api/exercises/{id}/hints", exercises::hint);
          config.routes.get("/api/exercises/{id}/solution", released::get);
          config.routes.post("/api/exercises/{id}/solution/measurement", released::measure);
          config.routes.get("/api/runs/{id}", runs::get);
          config.routes.get("/api/runs/{id}/files", runs::files);
          config.routes.get("/api/runs/{id}/events", runs::events);
          config.routes.delete("/api/runs/{id}", runs::cancel);
          config.routes.post("/api/runs/{id}/more", runs::more);
          config.routes.get("/api/runs/{id}/sweeps", sweeps::list);
          config.routes.post("/api/runs/{id}/sweeps", sweeps::start);
          config.routes.get("/api/runs/{id}/sweeps/{sweep}", sweeps::get);
          config.routes.get("/api/runs/{id}/sweeps/{sweep}/events", sweeps::events);
          config.routes.get("/api/runs/{id}/sweeps/{sweep}/forks.csv", sweeps::csv);
          config.routes.delete("/api/runs/{id}/sweeps/{sweep}", sweeps::cancel);
          config.routes.get("/api/runs/{id}/views", views::list);
          config.routes.post("/api/runs/{id}/views/{view}", views::take);
          config.routes.get("/api/runs/{id}/views/{view}", views::get);
          config.routes.delete("/api/runs/{id}/views/{view}", views::cancel);
          config.routes.get("/api/runs/{id}/views/{view}/events", views::events);
          config.routes.get("/api/runs/{id}/loads", loads::list);
          config.routes.post("/api/runs/{id}/loads", loads::start);
          config.routes.get("/api/runs/{id}/loads/{load}", loads::get);
          config.routes.get("/api/runs/{id}/loads/{load}/events", loads::events);
          config.routes.delete("/api/runs/{id}/loads/{load}", loads::cancel);
          config.routes.get("/api/runs/{id}/artifacts/{name}", runs::artifact);
          config.routes.get("/api/runs/{id}/timeline", timelines::window);
          config.routes.get("/api/runs/{id}/timeline/flame", timelines::flame);
          config.routes.get("/api/runs/{id}/timeline/threads/{thread}", timelines::thread);
          config.routes.get("/health", observability::health);
          config.routes.get("/metrics", observability::metrics);
          config.routes.get("/api/openapi.json", observability::openApi);
          new Failures(pages).answer(config.routes);
        });
  }

  private ClassParts classParts(Parts parts, Classroom open) {
    return new ClassParts(
        open.lesson(),
        open.progress(),
        parts.catalogue,
        parts.solutions,
        parts.attempts,
        parts.notebook,
        parts.artifacts,
        parts.runs,
        () -> invitation().map(known -> known.addresses().getFirst()).orElse(""),
        parts.clock);
  }

  /**
   * Opens the port.
   *
   * @param port 0 for a free one
   * @return the port that is open now
   * @throws ListenException where it can't be opened
   */
  public int start(String host, int port) {
    // Javalin logs a failure that it throws as well; one message is enough, and ours has a remedy.
    JavalinLogger.enabled = false;
    try {
      this.port = javalin.start(host, port).port();
      return this.port;
    } catch (JavalinBindException e) {
      throw ListenException.of(host, port, e);
    } finally {
      JavalinLogger.enabled = true;
    }
  }

  /** How people are asked in, once the port is open; empty without a classroom. */
  public Optional<Invitation> invitation() {
    return classroom.map(open ->
        new Invitation(
            open.addresses().at(port), open.lesson().current().moment().session().joinCode()));
  }

  @Override
  public void close() {
    profiles.close();
    javalin.stop();
  }
}
