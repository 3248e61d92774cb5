package dev.hotpath.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "move",
    mixinStandardHelpOptions = true,
    description =
        "Copies what a data folder's own database holds into an empty PostgreSQL database, while no"
            + " server uses either. Serve with the same --data and --db afterwards; the folder"
            + " keeps profiles and the instructor's key.")
final class MoveCommand implements Callable<Integer> {

  private final Wiring wiring;

  @Mixin private StoreOptions store = new StoreOptions();

  MoveCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() {
    String database =
        store
            .database()
            .orElseThrow(() ->
                new ArgumentException(
                    "where to is missing; add --db jdbc:postgresql://HOST/DATABASE?user=NAME"));
    System.out.printf(
        "Copied %,d rows; serve with the same --data and --db from now on.%n",
        wiring.move(store.data(), database));
    return Cli.OK;
  }
}
