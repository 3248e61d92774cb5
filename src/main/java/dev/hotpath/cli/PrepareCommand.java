package dev.hotpath.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    name = "prepare",
    mixinStandardHelpOptions = true,
    description =
        "Trains the caches that let every JVM start quickly, for example while an image is built;"
            + " serve does so by itself, in the background of its first start.")
final class PrepareCommand implements Callable<Integer> {

  private final Wiring wiring;

  PrepareCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws InterruptedException {
    wiring.prepare();
    return Cli.OK;
  }
}
