package dev.hotpath.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    name = "train",
    hidden = true,
    description = "Serves a few pages to itself and ends, while the server's cache is trained.")
final class TrainCommand implements Callable<Integer> {

  private final Wiring wiring;

  TrainCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws Exception {
    wiring.train();
    return Cli.OK;
  }
}
