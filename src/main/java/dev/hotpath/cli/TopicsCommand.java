package dev.hotpath.cli;

import dev.hotpath.exercise.Catalogue;
import dev.hotpath.exercise.Problem;
import dev.hotpath.exercise.Topics;
import dev.hotpath.exercise.Topics.Topic;
import dev.hotpath.grade.Metrics;
import dev.hotpath.grade.RunDocuments;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "topics",
    mixinStandardHelpOptions = true,
    description =
        "Shows which exercise, view or page teaches which topic, and what is still open, "
            + "by exercises/topics.toml and the topics that exercises name.")
final class TopicsCommand implements Callable<Integer> {

  private final Wiring wiring;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private CatalogueFolders folders = new CatalogueFolders();

  @Option(names = "--open", description = "Only what is still open.")
  private boolean open;

  @Option(names = "--json", description = "Prints the table as JSON.")
  private boolean json;

  TopicsCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() {
    Catalogue catalogue = Catalogue.read(folders.exercises(wiring), Metrics.keys()).sound();
    Topics.Reading reading = Topics.read(folders.exercises(wiring), catalogue);
    List<Topic> shown =
        reading.topics().topics().stream().filter(topic -> !open || topic.open()).toList();
    CommandSpec known = Objects.requireNonNull(spec);
    PrintWriter out = known.commandLine().getOut();
    if (json) {
      out.println(RunDocuments.mapper().writeValueAsString(new Topics(shown)));
    } else {
      shown.forEach(
          topic -> out.printf("%-5s %-70s %s%n", topic.id(), topic.title(), where(topic)));
      long left = reading.topics().topics().stream().filter(Topic::open).count();
      int all = reading.topics().topics().size();
      out.printf("%d of %d topics are taught, %d are open%n", all - left, all, left);
    }
    out.flush();
    PrintWriter err = known.commandLine().getErr();
    reading.problems().stream().map(Problem::toString).forEach(err::println);
    return reading.problems().isEmpty() ? Cli.OK : Cli.FELL_SHORT;
  }

  /** {@code mail-regex; F3 exercise page; planned: log-bytes}. */
  private static String where(Topic topic) {
    List<String> places = new ArrayList<>();
    if (topic.open()) {
      places.add("OPEN");
    }
    if (!topic.exercises().isEmpty()) {
      places.add(String.join(", ", topic.exercises()));
    }
    topic.features().forEach(feature -> places.add(feature.id() + " " + feature.at()));
    if (!topic.planned().isEmpty()) {
      places.add("planned: " + String.join(", ", topic.planned()));
    }
    return String.join("; ", places);
  }
}
