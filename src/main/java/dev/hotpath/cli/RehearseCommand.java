package dev.hotpath.cli;

import dev.hotpath.exercise.Catalogue;
import dev.hotpath.exercise.CatalogueException;
import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.Kind;
import dev.hotpath.exercise.Solutions;
import dev.hotpath.grade.Metrics;
import dev.hotpath.grade.RunDocuments;
import dev.hotpath.rehearsal.Findings;
import dev.hotpath.rehearsal.Judgement;
import dev.hotpath.rehearsal.Piece;
import dev.hotpath.rehearsal.Plan;
import dev.hotpath.rehearsal.Rehearsal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "rehearse",
    mixinStandardHelpOptions = true,
    description =
        "Tries out before a class whether this machine will hold it: serves a class to itself, with "
            + "attendees who join, type, hand in and lose their connection, and an instructor. It keeps "
            + "nothing, and ends by itself.")
final class RehearseCommand implements Callable<Integer> {

  private static final int MOST_ATTENDEES = 500;
  private static final double MOST_MINUTES = 60;
  private static final int MOST_KILLS = 10;
  private static final int PIECES = 3;
  private static final Duration ARRIVE = Duration.ofSeconds(10);
  private static final Duration THINK = Duration.ofSeconds(60);
  private static final long SEED = 40;

  private final Wiring wiring;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private CatalogueOptions catalogue = new CatalogueOptions();

  @Option(
      names = "--attendees",
      paramLabel = "N",
      defaultValue = "40",
      description = "How many will come. Default: ${DEFAULT-VALUE}.")
  private int attendees;

  @Option(
      names = "--minutes",
      paramLabel = "M",
      defaultValue = "2",
      description = "How long they work. Default: ${DEFAULT-VALUE}.")
  private double minutes;

  @Option(
      names = "--kills",
      paramLabel = "K",
      defaultValue = "0",
      description =
          "How often the server is killed meanwhile, as by a power cut, and started again. Default: "
              + "${DEFAULT-VALUE}.")
  private int kills;

  @Option(
      names = "--exercise",
      paramLabel = "ID",
      description = "What they work on, one after the other; default: the first that are measured.")
  private List<String> exercises = List.of();

  @Option(
      names = "--trusted-learners",
      description = "As for serve: lets a class do without the sandbox 'namespaces'.")
  private boolean trustedLearners;

  @Option(names = "--json", description = "Prints the findings as JSON.")
  private boolean json;

  RehearseCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  /** What the command prints with {@code --json}. */
  record Result(Judgement judgement, Findings findings) {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (attendees < 1 || attendees > MOST_ATTENDEES) {
      throw new ArgumentException(
          "--attendees %d: it takes 1 to %d".formatted(attendees, MOST_ATTENDEES));
    }
    if (!(minutes > 0 && minutes <= MOST_MINUTES)) {
      throw new ArgumentException(
          "--minutes %s: it takes more than 0 and at most %.0f".formatted(minutes, MOST_MINUTES));
    }
    if (kills < 0 || kills > MOST_KILLS) {
      throw new ArgumentException("--kills %d: it takes 0 to %d".formatted(kills, MOST_KILLS));
    }
    Duration time = Duration.ofMillis(Math.round(minutes * 60_000));
    Duration think = THINK.compareTo(time.dividedBy(3)) < 0 ? THINK : time.dividedBy(3);
    Duration arrive = ARRIVE.compareTo(time.dividedBy(10)) < 0 ? ARRIVE : time.dividedBy(10);
    Plan plan = new Plan(attendees, time, pieces(), arrive, think, kills, SEED);
    Findings findings;
    try (Scratch scratch = Scratch.make()) {
      Path folder = scratch.folder();
      findings =
          new Rehearsal(
                  plan,
                  new RehearsedServer(scratch, port -> serve(folder, port)),
                  line -> System.err.println(line))
              .hold();
    }
    Judgement judgement = Judgement.of(findings);
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    if (json) {
      out.println(RunDocuments.mapper().writeValueAsString(new Result(judgement, findings)));
    } else {
      RehearsalText.print(out, judgement, findings);
    }
    out.flush();
    return judgement.grade() == Judgement.Grade.HOLDS ? Cli.OK : Cli.FELL_SHORT;
  }

  private List<String> serve(Path folder, int port) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("serve", "--classroom", "--port", String.valueOf(port)));
    arguments.addAll(List.of("--data", folder.resolve("data").toString()));
    arguments.addAll(List.of("--exercises", catalogue.exercises(wiring).toString()));
    arguments.addAll(List.of("--solutions", catalogue.solutions(wiring).toString()));
    arguments.addAll(List.of("--sandbox", catalogue.sandbox().toString()));
    if (trustedLearners) {
      arguments.add("--trusted-learners");
    }
    return arguments;
  }

  private List<Piece> pieces() {
    List<Piece> pieces = new ArrayList<>();
    if (exercises.isEmpty()) {
      for (Exercise exercise :
          Catalogue.read(catalogue.exercises(wiring), Metrics.keys()).sound().exercises()) {
        if (exercise.kind() == Kind.OPTIMISE && pieces.size() < PIECES) {
          pieces.add(piece(exercise));
        }
      }
    } else {
      exercises.forEach(id -> pieces.add(piece(catalogue.exercise(wiring, id))));
    }
    if (pieces.isEmpty()) {
      throw new ArgumentException(
          "there is no exercise that is measured; name what to work on with --exercise");
    }
    return pieces;
  }

  private Piece piece(Exercise exercise) {
    try {
      return Piece.of(exercise, Solutions.load(catalogue.solutions(wiring), exercise));
    } catch (CatalogueException e) {
      throw new ArgumentException(
          "exercise '%s' can't be rehearsed without its solution: %s"
              .formatted(exercise.id(), e.getMessage()));
    }
  }
}
