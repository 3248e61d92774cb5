package dev.hotpath.cli;

import dev.hotpath.run.Sandboxes;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = "Serves the workshop to the browser.")
final class ServeCommand implements Callable<Integer> {

  private static final int MAX_PORT = 65_535;

  private final Wiring wiring;

  @Option(
      names = "--port",
      defaultValue = "7070",
      description = "Port to listen on; 0 takes a free one. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      description = "Address to listen on. Default: ${DEFAULT-VALUE}, this machine only.")
  private String host = "";

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder for drafts, runs and what they leave. Default: .hotpath here.")
  private @Nullable Path data;

  @Option(names = "--exercises", paramLabel = "DIR", description = "Folder of the exercises.")
  private @Nullable Path exercises;

  @Option(
      names = "--solutions",
      paramLabel = "DIR",
      description = "Folder of the solutions, shown to who has passed.")
  private @Nullable Path solutions;

  @Option(
      names = "--sandbox",
      defaultValue = "auto",
      description =
          "How submissions are confined: auto, namespaces or process. Default: ${DEFAULT-VALUE}.")
  private Sandboxes.Choice sandbox = Sandboxes.Choice.AUTO;

  @Option(
      names = "--classroom",
      description = "Serves many: each browser is a learner of its own, known by a cookie.")
  private boolean classroom;

  @Option(
      names = "--trusted-learners",
      description = "Lets a classroom do without the sandbox 'namespaces'.")
  private boolean trustedLearners;

  ServeCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (port < 0 || port > MAX_PORT) {
      throw new ArgumentException(
          "port %d is not between 0 and %d; 0 takes a free one".formatted(port, MAX_PORT));
    }
    return wiring.serve(
        new Wiring.ServeOptions(
            host,
            port,
            Optional.ofNullable(data),
            exercises == null ? wiring.exercises() : exercises,
            solutions == null ? wiring.solutions() : solutions,
            sandbox,
            classroom,
            trustedLearners));
  }
}
