package dev.hotpath.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    name = "rehearse",
    hidden = true,
    description = "Serves a few pages to itself and ends, while the server's cache is trained.")
final class RehearseCommand implements Callable<Integer> {

  private final Wiring wiring;

  RehearseCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws Exception {
    wiring.rehearse();
    return Cli.OK;
  }
}
