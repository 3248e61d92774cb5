package dev.hotpath.web;

import dev.hotpath.classroom.Artifacts;
import dev.hotpath.classroom.Attempts;
import dev.hotpath.classroom.KeptLoads;
import dev.hotpath.classroom.KeptSweeps;
import dev.hotpath.classroom.Notebook;
import dev.hotpath.exercise.Catalogue;
import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.Solution;
import dev.hotpath.grade.RunDocuments;
import dev.hotpath.run.Compilers;
import dev.hotpath.run.RunException;
import dev.hotpath.run.Runs;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.staticfiles.Location;
import io.javalin.json.JsonMapper;
import io.javalin.util.JavalinBindException;
import io.javalin.util.JavalinLogger;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server: every route in one place. */
public final class WebServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

  private final Javalin javalin;
  private final ServerProfiles profiles = new ServerProfiles();

  /**
   * What the pages and the API are made of.
   *
   * @param host to listen on, which decides whose requests are answered
   * @param instructorKey of a classroom, in which each browser is a learner of its own; empty where
   *     there is one learner
   * @param solutions of an exercise, where this server has one
   */
  public record Parts(
      String host,
      Optional<String> instructorKey,
      Catalogue catalogue,
      Function<Exercise, Optional<Solution>> solutions,
      Attempts attempts,
      Notebook notebook,
      Artifacts artifacts,
      KeptSweeps sweeps,
      KeptLoads loads,
      Runs runs,
      Compilers compilers,
      ServerFacts facts,
      Clock clock) {}

  /** Prepares it; {@link #start} opens the port. */
  public WebServer(Parts parts) {
    Door door = new Door(Learner::of, parts.runs::full, System::nanoTime);
    Submissions submissions = new Submissions(parts.attempts, parts.runs, door, parts.clock);
    RunApi runs =
        new RunApi(parts.catalogue, parts.attempts, parts.artifacts, parts.runs, submissions, door);
    ExerciseApi exercises =
        new ExerciseApi(
            parts.catalogue,
            parts.notebook,
            parts.attempts,
            parts.runs,
            parts.compilers,
            submissions,
            door);
    FollowUpApi.Parts followUps =
        new FollowUpApi.Parts(parts.catalogue, parts.runs, runs, door, parts.clock);
    SweepApi sweeps = new SweepApi(followUps, parts.sweeps);
    ViewApi views = new ViewApi(parts.catalogue, parts.runs, runs, door);
    LoadApi loads = new LoadApi(followUps, parts.loads);
    TimelineApi timelines = new TimelineApi(runs, parts.artifacts);
    ReleasedSolution released =
        new ReleasedSolution(
            parts.catalogue, parts.solutions, parts.attempts, parts.runs, submissions, door);
    Instructor instructor = new Instructor(parts.instructorKey);
    Pages pages =
        new Pages(
            parts.catalogue,
            released,
            parts.attempts,
            parts.notebook,
            runs,
            parts.facts,
            instructor);
    Compare compare =
        new Compare(
            parts.catalogue,
            parts.attempts,
            released,
            parts.artifacts,
            new ComparePairs(parts.catalogue, parts.attempts, parts.sweeps, parts.runs),
            pages);
    CompareProfiles compared =
        new CompareProfiles(parts.catalogue, parts.attempts, released, parts.artifacts);
    boolean classroom = parts.instructorKey.isPresent();
    Learner learners = new Learner(classroom);
    Guard guard = new Guard(parts.host, classroom);
    DebugApi debug = new DebugApi(profiles, instructor, pages);
    Observability observability = new Observability(parts.runs, door, parts.facts);
    javalin =
        Javalin.create(config -> {
          settings(config);
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
          config.routes.get("/instructor/{key}", instructor::enter);
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
          config.routes.put("/api/exercises/{id}/draft", exercises::saveDraft);
          config.routes.delete("/api/exercises/{id}/draft", exercises::dropDraft);
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
          config.routes.exception(
              Problem.class,
              (problem, context) -> {
                if (problem.retrySeconds() > 0) {
                  context.header("Retry-After", String.valueOf(problem.retrySeconds()));
                }
                fail(pages, context, problem.status(), problem.code(), message(problem));
              });
          config.routes.exception(
              HttpResponseException.class,
              (thrown, context) -> {
                if (thrown.getStatus() == 405) {
                  context.header("Allow", taken(thrown));
                }
                fail(pages, context, thrown.getStatus(), code(thrown), sentence(thrown, context));
              });
          config.routes.exception(
              Exception.class,
              (thrown, context) -> {
                LOG.error("{} {} failed", context.method(), context.path(), thrown);
                String what =
                    thrown instanceof RunException ? message(thrown) : "see the server's log";
                fail(pages, context, 500, "internal-error", "Hotpath failed: " + what + ".");
              });
        });
  }

  private static void settings(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.concurrency.useVirtualThreads = true;
    config.http.maxRequestSize = Bodies.MAX_BYTES;
    config.http.prefer405over404 = true;
    config.http.generateEtags = false;
    config.fileRenderer(new Templates());
    config.jsonMapper(new Json());
    config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
    config.staticFiles.add(files -> {
      files.hostedPath = "/static";
      files.directory = "/static";
      files.location = Location.CLASSPATH;
      // Files change with the version, and a loopback round trip is cheap: ask, don't guess.
      files.headers = Map.of("Cache-Control", "no-cache");
    });
  }

  /** JSON as the run document defines it. */
  private static final class Json implements JsonMapper {
    @Override
    public String toJsonString(Object value, Type type) {
      return RunDocuments.mapper().writeValueAsString(value);
    }

    @Override
    public <T> T fromJsonStream(InputStream json, Type type) {
      throw new UnsupportedOperationException("bodies are read by Bodies, strictly");
    }
  }

  /** Everything that went wrong, for a program at an address that is one's, else for a person. */
  record Failure(Error error) {
    record Error(String code, String message) {}
  }

  private static void fail(Pages pages, Context context, int status, String code, String message) {
    Bodies.discard(context);
    if (context.path().startsWith("/api/") || context.path().startsWith("/compare.")) {
      context.status(status).json(new Failure(new Failure.Error(code, message)));
    } else {
      pages.error(context, status, message);
    }
  }

  private static String code(HttpResponseException thrown) {
    return switch (thrown.getStatus()) {
      case 404 -> "not-found";
      case 405 -> "method-not-allowed";
      case 413 -> "too-large";
      default -> "refused";
    };
  }

  private static String sentence(HttpResponseException thrown, Context context) {
    return switch (thrown.getStatus()) {
      case 404 -> "There is nothing at this address; the home page leads to all that there is.";
      case 405 ->
          "This address does not take %s; it takes %s.".formatted(context.method(), taken(thrown));
      case 413 -> "The request has more than %,d bytes; send less.".formatted(Bodies.MAX_BYTES);
      default -> message(thrown);
    };
  }

  /** The methods that an address takes. */
  private static String taken(HttpResponseException thrown) {
    return String.join(", ", thrown.getDetails().values());
  }

  private static String message(Exception thrown) {
    return thrown.getMessage() == null ? thrown.toString() : thrown.getMessage();
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
      return javalin.start(host, port).port();
    } catch (JavalinBindException e) {
      throw ListenException.of(host, port, e);
    } finally {
      JavalinLogger.enabled = true;
    }
  }

  @Override
  public void close() {
    profiles.close();
    javalin.stop();
  }
}
