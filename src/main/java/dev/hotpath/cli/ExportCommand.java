package dev.hotpath.cli;

import dev.hotpath.classroom.lesson.Session;
import dev.hotpath.classroom.results.Results;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description =
        "Writes what a class reached: hotpath-SESSION.csv, a row per person and exercise, and "
            + "hotpath-SESSION.json with every attempt and its sources. While a server runs on the "
            + "data folder, its board has both as downloads.")
final class ExportCommand implements Callable<Integer> {

  private final Wiring wiring;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private StoreOptions store = new StoreOptions();

  @Parameters(
      arity = "0..1",
      paramLabel = "SESSION",
      description = "Id of the class. Without one, all that were held are listed.")
  private @Nullable String session;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "Folder to write to. Default: here.")
  private Path out = Path.of(".");

  ExportCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter told = Objects.requireNonNull(spec).commandLine().getOut();
    try (Wiring.Archive archive = wiring.archive(store.data(), store.database())) {
      if (session == null) {
        KeptSessions.list(archive, told);
      } else {
        write(archive, KeptSessions.find(archive, session), told);
      }
    }
    told.flush();
    return Cli.OK;
  }

  private void write(Wiring.Archive archive, Session known, PrintWriter told) throws IOException {
    Results results =
        new Results(known, archive.people().of(known.id()), archive.attempts(), archive.notebook());
    Files.createDirectories(out);
    Path csv = out.resolve("hotpath-" + known.id() + ".csv");
    Files.writeString(csv, results.csv());
    Path json = out.resolve("hotpath-" + known.id() + ".json");
    try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(json))) {
      results.json(stream);
    }
    told.println(csv);
    told.println(json);
  }
}
