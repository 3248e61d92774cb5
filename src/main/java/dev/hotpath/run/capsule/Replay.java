package dev.hotpath.run.capsule;

import dev.hotpath.exercise.Exercise;
import dev.hotpath.protocol.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a capsule says, as far as it takes to run it once more and to compare. All of it may be made
 * up; its texts are safe to print.
 *
 * @param subject the capsule, for messages
 * @param exercise id
 * @param files that were handed in
 * @param answers question index to choice index
 * @param given what the exercise had then: {@code starter/…} and {@code exercise/…}
 * @param speeds by benchmark
 * @param jdk full version; empty where it is not said, as is {@code cpu}
 */
public record Replay(
    String subject,
    String exercise,
    List<SourceFile> files,
    Map<Integer, Integer> answers,
    List<SourceFile> given,
    Map<String, Speed> speeds,
    String jdk,
    String cpu) {

  public Replay {
    files = List.copyOf(files);
    answers = Map.copyOf(answers);
    given = List.copyOf(given);
    speeds = Map.copyOf(speeds);
  }

  /** Starter's time by the learner's, as it was measured, and its interval; finite, positive. */
  public record Speed(double value, double low, double high) {}

  /** What it had measured of a benchmark. */
  public Optional<Speed> speed(String benchmark) {
    return Optional.ofNullable(speeds.get(benchmark));
  }

  /**
   * Its files, which have to be those of the exercise.
   *
   * @throws CapsuleException where they are not
   */
  public List<SourceFile> filesFor(Exercise today) {
    TreeSet<String> wanted = paths(today.edit());
    TreeSet<String> found = paths(files);
    if (!wanted.equals(found)) {
      throw new CapsuleException(
          subject,
          "it has the files %s, and exercise '%s' is handed in as %s"
              .formatted(found, today.id(), wanted),
          "run it with the Hotpath that made it, or with --exercises of that time");
    }
    return files;
  }

  /**
   * Its answers.
   *
   * @throws CapsuleException where they are to other questions than the exercise asks
   */
  public Map<Integer, Integer> answersFor(Exercise today) {
    answers.forEach((question, choice) -> {
      if (question >= today.questions().size()
          || choice >= today.questions().get(question).choices().size()) {
        throw new CapsuleException(
            subject,
            "it answers question %d with choice %d, which exercise '%s' does not have"
                .formatted(question + 1, choice + 1, today.id()),
            "give other ones with --answers");
      }
    });
    return answers;
  }

  private static TreeSet<String> paths(List<SourceFile> files) {
    return files.stream().map(SourceFile::path).collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Files of the exercise, shown or the starter's, that are not as they were; those are compared.
   */
  public List<String> changed(Exercise today) {
    Map<String, String> now =
        Stream.concat(
                today.edit().stream().map(file -> in(Capsule.STARTER, file)),
                today.show().stream().map(file -> in(Capsule.SHOWN, file)))
            .collect(Collectors.toMap(SourceFile::path, SourceFile::text));
    Map<String, String> then =
        given.stream().collect(Collectors.toMap(SourceFile::path, SourceFile::text));
    TreeSet<String> all = new TreeSet<>(now.keySet());
    all.addAll(then.keySet());
    List<String> changed = new ArrayList<>();
    for (String path : all) {
      if (!Optional.ofNullable(now.get(path)).equals(Optional.ofNullable(then.get(path)))) {
        changed.add(path.substring(path.indexOf('/') + 1));
      }
    }
    return changed;
  }

  private static SourceFile in(String folder, SourceFile file) {
    return new SourceFile(folder + file.path(), file.text());
  }
}
