package dev.hotpath.cli;

import dev.hotpath.run.Sandboxes;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

  @Mixin private KeepingOptions keeping = new KeepingOptions();

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
      description =
          "Serves a class: people join by a code and a name, and an instructor has a link of their"
              + " own. The server prints both.")
  private boolean classroom;

  @Option(
      names = "--address",
      paramLabel = "URL",
      description =
          "Under which address attendees reach the server, as https://class.example. Default: this"
              + " machine's own.")
  private @Nullable String address;

  @Option(
      names = "--behind-proxy",
      description =
          "Believes a proxy of this machine or network what X-Forwarded-For, -Proto and -Host say;"
              + " needs --address.")
  private boolean behindProxy;

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
            keeping.keeping(),
            exercises == null ? wiring.exercises() : exercises,
            solutions == null ? wiring.solutions() : solutions,
            sandbox,
            classroom()));
  }

  private Optional<Wiring.ClassOptions> classroom() {
    if (!classroom && (address != null || behindProxy)) {
      throw new ArgumentException(
          "%s is for a class, and this server has one learner; add --classroom"
              .formatted(address == null ? "--behind-proxy" : "--address"));
    }
    if (behindProxy && address == null) {
      throw new ArgumentException(
          "behind a proxy the server can't know under which address it is reached; say it with"
              + " --address, as in --address https://class.example");
    }
    return classroom
        ? Optional.of(
            new Wiring.ClassOptions(
                Optional.ofNullable(address).map(ServeCommand::site), behindProxy, trustedLearners))
        : Optional.empty();
  }

  /** An address as pages are put behind it. */
  private static String site(String address) {
    try {
      URI uri = new URI(address);
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      boolean bare =
          uri.getRawPath().matches("/?")
              && uri.getRawQuery() == null
              && uri.getRawFragment() == null
              && uri.getRawUserInfo() == null;
      if (web && uri.getHost() != null && bare) {
        return address.replaceFirst("/$", "");
      }
    } catch (URISyntaxException _) {
      // said below
    }
    throw new ArgumentException(
        "--address '%s' is no address that a server is reached at; write it as http://192.168.1.20:7070 or https://class.example, with nothing behind it"
            .formatted(address));
  }
}
