package dev.hotpath.cli;

import dev.hotpath.classroom.lesson.Person;
import dev.hotpath.classroom.lesson.Session;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "delete",
    mixinStandardHelpOptions = true,
    description =
        "Forgets a class, or one of its people, with everything of theirs: names, drafts, attempts, "
            + "profiles. It can't be taken back. While a server runs on the data folder, its board does it.")
final class DeleteCommand implements Callable<Integer> {

  private final Wiring wiring;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private StoreOptions store = new StoreOptions();

  @ArgGroup(multiplicity = "1")
  private Whom whom = new Whom();

  private static final class Whom {
    @Parameters(
        arity = "1",
        paramLabel = "SESSION",
        description = "Id of the class; 'hotpath export' lists all.")
    private @Nullable String session;

    @Option(
        names = "--person",
        paramLabel = "ID",
        description = "Id of one attendee, as exports have it.")
    private @Nullable String person;
  }

  DeleteCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() {
    PrintWriter told = Objects.requireNonNull(spec).commandLine().getOut();
    try (Wiring.Archive archive = wiring.archive(store.data(), store.database())) {
      List<String> runs =
          whom.person == null
              ? session(archive, Objects.requireNonNull(whom.session), told)
              : person(archive, whom.person, told);
      runs.forEach(archive.artifacts()::delete);
    }
    told.flush();
    return Cli.OK;
  }

  private static List<String> session(Wiring.Archive archive, String id, PrintWriter told) {
    Session session = KeptSessions.find(archive, id);
    int people = archive.people().of(id).size();
    List<String> runs = archive.sessions().delete(id);
    told.printf(
        "Deleted '%s' with %s and %s.%n",
        session.title(), counted(people, "person", "people"), counted(runs.size(), "run", "runs"));
    return runs;
  }

  private static List<String> person(Wiring.Archive archive, String id, PrintWriter told) {
    Person person =
        archive
            .people()
            .find(id)
            .orElseThrow(() ->
                new ArgumentException(
                    "there is nobody with the id '%s' here; 'hotpath export SESSION' has the ids"
                        .formatted(id)));
    List<String> runs = archive.people().delete(id);
    told.printf("Deleted '%s' with %s.%n", person.name(), counted(runs.size(), "run", "runs"));
    return runs;
  }

  private static String counted(int count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }
}
