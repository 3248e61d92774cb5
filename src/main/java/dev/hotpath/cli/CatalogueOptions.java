package dev.hotpath.cli;

import dev.hotpath.exercise.Catalogue;
import dev.hotpath.exercise.Exercise;
import dev.hotpath.grade.Metrics;
import dev.hotpath.run.Sandboxes;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** The options that every command has which works on exercises. */
final class CatalogueOptions extends CatalogueFolders {

  @Option(
      names = "--sandbox",
      defaultValue = "auto",
      description = "auto, namespaces or process. Default: ${DEFAULT-VALUE}.")
  private Sandboxes.Choice sandbox = Sandboxes.Choice.AUTO;

  Sandboxes.Choice sandbox() {
    return sandbox;
  }

  /** The exercise of that id, read with all others, of which some may be unsound. */
  Exercise exercise(Wiring wiring, String id) {
    Catalogue.Reading reading = Catalogue.read(exercises(wiring), Metrics.keys());
    return reading
        .sound()
        .find(id)
        .orElseThrow(() ->
            new ArgumentException(
                "no sound exercise has the id '%s'; there are: %s%s"
                    .formatted(
                        id,
                        reading.sound().exercises().stream()
                            .map(Exercise::id)
                            .collect(Collectors.joining(", ")),
                        reading.problems().stream()
                            .map(problem -> "\n  " + problem)
                            .collect(Collectors.joining()))));
  }
}
