package dev.hotpath.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where exercises and solutions are. */
class CatalogueFolders {

  @Option(names = "--exercises", paramLabel = "DIR", description = "Folder of the exercises.")
  private @Nullable Path exercises;

  @Option(names = "--solutions", paramLabel = "DIR", description = "Folder of the solutions.")
  private @Nullable Path solutions;

  Path exercises(Wiring wiring) {
    return exercises == null ? wiring.exercises() : exercises;
  }

  Path solutions(Wiring wiring) {
    return solutions == null ? wiring.solutions() : solutions;
  }
}
