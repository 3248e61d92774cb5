package dev.hotpath.cli;

import dev.hotpath.exercise.CatalogueException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line: parses, calls one command, turns its outcome into an exit code. */
@Command(
    name = "hotpath",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "An interactive workshop on Java performance, in the browser.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:fine", "1:the work fell short", "2:bad arguments", "3:our failure"})
public final class Cli {

  /** Fine. */
  public static final int OK = 0;

  /** The work fell short: a run that doesn't pass, an exercise that isn't sound. */
  public static final int FELL_SHORT = 1;

  /** Bad arguments. */
  public static final int BAD_ARGUMENTS = 2;

  /** Our failure. */
  public static final int OUR_FAILURE = 3;

  private Cli() {}

  /** The exit code of a command line. */
  public static int execute(Wiring wiring, String... arguments) {
    CommandLine line = new CommandLine(new Cli());
    line.getCommandSpec()
        .versionProvider((IVersionProvider) () -> new String[] {"Hotpath " + wiring.version()});
    line.addSubcommand(new ServeCommand(wiring));
    line.addSubcommand(new RunCommand(wiring));
    line.addSubcommand(new CheckCommand(wiring));
    line.addSubcommand(new NewCommand(wiring));
    line.addSubcommand(new TopicsCommand(wiring));
    line.addSubcommand(new ExportCommand(wiring));
    line.addSubcommand(new DeleteCommand(wiring));
    line.addSubcommand(new DoctorCommand(wiring));
    line.addSubcommand(new MoveCommand(wiring));
    line.addSubcommand(new PrepareCommand(wiring));
    line.addSubcommand(new RehearseCommand(wiring));
    line.addSubcommand(new TrainCommand(wiring));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler(Cli::badArguments);
    line.setExecutionExceptionHandler((thrown, command, parsed) -> {
      PrintWriter err = command.getErr();
      if (thrown instanceof ArgumentException) {
        err.println("hotpath: " + thrown.getMessage());
        return BAD_ARGUMENTS;
      } else if (thrown instanceof CatalogueException) {
        err.println(thrown.getMessage());
        return FELL_SHORT;
      }
      String what = thrown.getMessage() == null ? thrown.toString() : thrown.getMessage();
      err.println("hotpath: " + what);
      if (System.getenv("HOTPATH_DEBUG") != null) {
        thrown.printStackTrace(err);
      }
      return OUR_FAILURE;
    });
    if (arguments.length == 0) {
      line.usage(line.getErr());
      return BAD_ARGUMENTS;
    }
    return line.execute(arguments);
  }

  private static int badArguments(ParameterException thrown, String[] arguments) {
    CommandLine command = thrown.getCommandLine();
    PrintWriter err = command.getErr();
    boolean unknown = command.getParent() == null && thrown instanceof UnmatchedArgumentException;
    err.println(
        "hotpath: "
            + (unknown && !arguments[0].startsWith("-")
                ? "there is no command '%s'; there are: %s"
                    .formatted(arguments[0], String.join(", ", command.getSubcommands().keySet()))
                : thrown.getMessage()));
    err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    return BAD_ARGUMENTS;
  }
}
