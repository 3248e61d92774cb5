package dev.hotpath.cli;

import dev.hotpath.exercise.NewExercise;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "new",
    mixinStandardHelpOptions = true,
    description =
        "Makes a complete exercise to start from, which check proves as it is: "
            + "starter, tests, benchmark, goal, guide, solution and a trap.")
final class NewCommand implements Callable<Integer> {

  private final Wiring wiring;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private CatalogueFolders folders = new CatalogueFolders();

  @Parameters(
      paramLabel = "CHAPTER/EXERCISE",
      description =
          "Names in kebab-case, such as memory/presize. Numbers may be given, 03-memory/06-presize; "
              + "else the chapter that is there is taken, and the next number that is free.")
  private String place = "";

  NewCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws IOException {
    Path exercises = folders.exercises(wiring);
    NewExercise made;
    List<Path> files;
    try {
      made = NewExercise.at(exercises, place);
      files = made.write(exercises, folders.solutions(wiring));
    } catch (NewExercise.Refused refused) {
      throw new ArgumentException(String.valueOf(refused.getMessage()));
    } catch (IOException e) { // whose message is a path alone
      throw new IOException(
          "the exercise can't be written (" + e + "); make its folders writable", e);
    }
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    out.printf("Made exercise '%s' in chapter '%s':%n", made.id(), made.chapter());
    files.forEach(file -> out.println("  " + file));
    out.printf(
        """

        It is complete. Prove it, look at it, and make it yours file by file:
          ./hotpath check %1$s
          ./hotpath serve     (then /exercises/%1$s)
        docs/authoring.md says how to choose goals that hold. Add it to the table in exercises/README.md.
        """,
        made.id());
    out.flush();
    return Cli.OK;
  }
}
