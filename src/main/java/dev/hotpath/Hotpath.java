package dev.hotpath;

import dev.hotpath.cli.Cli;

/** The program. */
public final class Hotpath {

  private Hotpath() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(Cli.execute(new App(), arguments));
  }
}
