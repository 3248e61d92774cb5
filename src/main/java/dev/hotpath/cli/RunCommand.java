package dev.hotpath.cli;

import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.Solution;
import dev.hotpath.exercise.Solutions;
import dev.hotpath.exercise.Sweep;
import dev.hotpath.grade.RunDocuments;
import dev.hotpath.grade.RunReport;
import dev.hotpath.grade.Verdict;
import dev.hotpath.grade.sweep.SweepReport;
import dev.hotpath.protocol.SourceFile;
import dev.hotpath.run.RunEvent;
import dev.hotpath.run.RunKeeper;
import dev.hotpath.run.capsule.CapsuleException;
import dev.hotpath.run.capsule.CapsuleReader;
import dev.hotpath.run.capsule.Environment;
import dev.hotpath.run.capsule.Replay;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description =
        "Takes one submission the whole way without the web: compile, test, measure, profile. "
            + "Without a choice of what to run, it runs the starter. "
            + "A capsule is the file capsule.zip that a measured run leaves, here or on a page.")
final class RunCommand implements Callable<Integer> {

  private final Wiring wiring;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private CatalogueOptions catalogue = new CatalogueOptions();

  @Parameters(
      paramLabel = "EXERCISE",
      arity = "0..1",
      description = "Id of the exercise, such as concat; a capsule knows its own.")
  private String id = "";

  @ArgGroup private Choice choice = new Choice();

  @Option(
      names = "--answers",
      paramLabel = "N,N,…",
      description =
          "The choice for each question, from 1, or - for none. "
              + "Default: the right ones with --solution and --trap, a capsule's with --capsule, else none.")
  private @Nullable String answers;

  @Option(
      names = "--sweep",
      paramLabel = "KEY[=V,V…]",
      description =
          "Where it is correct: its benchmark at several values of one thing, such as heap. "
              + "Values of one's own stand behind an equals sign: heap=64m,1g or options=,-XX:-Inline. "
              + "With --json, the sweep's document is printed in place of the run's.")
  private @Nullable String sweep;

  @Option(names = "--json", description = "Prints the run document as JSON.")
  private boolean json;

  @Option(names = "--out", paramLabel = "DIR", description = "Keeps what the run leaves there.")
  private @Nullable Path out;

  /** What to run; one of them. */
  private static final class Choice {
    @Option(names = "--dir", paramLabel = "DIR", description = "The files in DIR.")
    private @Nullable Path dir;

    @Option(names = "--starter", description = "The starter.")
    private boolean starter;

    @Option(names = "--solution", description = "The solution.")
    private boolean solution;

    @Option(names = "--trap", paramLabel = "NAME", description = "A tempting wrong answer.")
    private @Nullable String trap;

    @Option(
        names = "--capsule",
        paramLabel = "FILE",
        description = "What a capsule holds, compared with what it had measured.")
    private @Nullable Path capsule;
  }

  RunCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws InterruptedException, IOException {
    PrintWriter stdout = Objects.requireNonNull(spec).commandLine().getOut();
    PrintWriter stderr = spec.commandLine().getErr();
    Optional<Replay> replay =
        Optional.ofNullable(choice.capsule).map(file -> of(() -> CapsuleReader.read(file)));
    Exercise exercise = catalogue.exercise(wiring, id(replay));
    List<SourceFile> files =
        replay
            .map(capsule -> of(() -> capsule.filesFor(exercise)))
            .orElseGet(() -> files(exercise));
    Map<Integer, Integer> given = answers(exercise, replay);
    Path folder = out;
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Optional<Sweep> wanted =
        Optional.ofNullable(sweep).map(asked -> OneSweep.named(exercise, asked));
    Map<String, byte[]> artifacts = new ConcurrentHashMap<>();
    RunReport report;
    Optional<SweepReport> swept = Optional.empty();
    try (Wiring.Engine engine = wiring.engine(catalogue.sandbox(), keeper(folder, artifacts))) {
      report =
          OneRun.of(
              engine.runs(),
              exercise,
              files,
              given,
              event -> {
                if (!json && event instanceof RunEvent.Measuring step) {
                  stderr.println(step.text());
                  stderr.flush();
                }
              });
      if (wanted.isPresent() && Objects.requireNonNull(report.verdict()).onGoals()) {
        swept =
            Optional.of(
                OneSweep.of(
                    engine.runs(),
                    exercise,
                    files,
                    report,
                    wanted.get(),
                    step -> {
                      if (!json) {
                        stderr.println(step);
                        stderr.flush();
                      }
                    }));
      }
    }
    if (folder != null) {
      Files.writeString(folder.resolve("run.json"), RunDocuments.write(report));
    }
    if (folder != null && swept.isPresent()) {
      Files.writeString(
          folder.resolve("sweep-" + swept.get().sweep().key() + ".json"), swept.get().json());
    }
    if (json) {
      stdout.println(swept.map(SweepReport::json).orElseGet(() -> RunDocuments.write(report)));
    } else {
      new RunText(stdout).print(report);
      new TestsText(stdout).print(artifacts);
      swept.ifPresent(done -> OneSweep.print(stdout, done));
      if (wanted.isPresent() && swept.isEmpty()) {
        stdout.println("  no sweep: only what is correct is swept");
      }
    }
    if (replay.isPresent()) {
      PrintWriter where = json ? stderr : stdout; // nothing but the document where one is wanted
      Environment here = Environment.here(report.sandbox(), Instant.now());
      ReplayText.of(replay.get(), report, exercise, here)
          .forEach(line -> where.println("  " + line));
      where.flush();
    }
    stdout.flush();
    return report.verdict() == Verdict.PASS
        ? Cli.OK
        : report.verdict() == Verdict.INTERNAL_ERROR ? Cli.OUR_FAILURE : Cli.FELL_SHORT;
  }

  private static RunKeeper keeper(@Nullable Path folder, Map<String, byte[]> artifacts) {
    return new RunKeeper() {
      @Override
      public void report(RunReport report) {
        // Printed at the end; there is nobody to resume it.
      }

      @Override
      public boolean artifact(String run, String name, byte[] bytes) {
        artifacts.put(name, bytes);
        if (folder != null) {
          try {
            Files.write(folder.resolve(name), bytes);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }
        return true;
      }
    };
  }

  /** What a capsule says, or what is wrong with it, as a bad argument. */
  private static <T> T of(Supplier<T> capsule) {
    try {
      return capsule.get();
    } catch (CapsuleException e) {
      throw new ArgumentException(String.valueOf(e.getMessage()));
    }
  }

  private String id(Optional<Replay> replay) {
    if (replay.isEmpty() && id.isEmpty()) {
      throw new ArgumentException(
          "run needs to know what; name an exercise, such as 'hotpath run concat', or give"
              + " --capsule");
    }
    if (replay.isPresent() && !id.isEmpty() && !id.equals(replay.get().exercise())) {
      throw new ArgumentException(
          "capsule %s: it is of exercise '%s', not '%s'; leave the exercise out"
              .formatted(choice.capsule, replay.get().exercise(), id));
    }
    return replay.map(Replay::exercise).orElse(id);
  }

  private List<SourceFile> files(Exercise exercise) {
    Path dir = choice.dir;
    String trap = choice.trap;
    if (dir != null) {
      return read(exercise, dir);
    } else if (choice.solution) {
      return solution().files();
    } else if (trap != null) {
      Solution solution = solution();
      List<SourceFile> files = solution.traps().get(trap);
      if (files == null) {
        throw new ArgumentException(
            "exercise '%s' has no trap '%s'; there are: %s"
                .formatted(exercise.id(), trap, String.join(", ", solution.traps().keySet())));
      }
      return files;
    }
    return exercise.edit();
  }

  private Map<Integer, Integer> answers(Exercise exercise, Optional<Replay> replay) {
    String given = answers;
    if (given != null) {
      return GivenAnswers.parse(exercise, given);
    } else if (replay.isPresent()) {
      return of(() -> replay.get().answersFor(exercise));
    }
    return choice.solution || choice.trap != null ? exercise.rightAnswers() : Map.of();
  }

  private Solution solution() {
    return Solutions.load(catalogue.solutions(wiring), catalogue.exercise(wiring, id));
  }

  private static List<SourceFile> read(Exercise exercise, Path dir) {
    List<SourceFile> files = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (SourceFile file : exercise.edit()) {
      Path path = dir.resolve(file.path());
      try {
        files.add(new SourceFile(file.path(), Files.readString(path)));
      } catch (IOException e) {
        problems.add("%s can't be read (%s)".formatted(path, e.getClass().getSimpleName()));
      }
    }
    if (!problems.isEmpty()) {
      throw new ArgumentException(
          String.join("; ", problems) + "; --dir needs the same paths as the exercise has");
    }
    return files;
  }
}
