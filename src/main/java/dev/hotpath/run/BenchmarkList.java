package dev.hotpath.run;

import dev.hotpath.protocol.ClassFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The benchmarks that JMH's annotation processor found in a learner's sources, as far as it matters
 * here: what {@code META-INF/BenchmarkList} says, one line each.
 *
 * <p>JMH 1.37 writes {@code JMH S 4 p.B S 30 … S 5 count S 11 AverageTime …}: each word behind a
 * letter for its type and its length, {@code E} where something is not given, and parameters as
 * {@code M 1 4 size 2 8 … 8 …}, with how many values there are behind the name.
 *
 * @param type full name of the class
 * @param threads whether it asks for a number of threads
 * @param parameters with more than one value
 */
record BenchmarkList(String type, String method, boolean threads, List<String> parameters) {

  private static final String PATH = "META-INF/BenchmarkList";
  private static final String START = "JMH";

  BenchmarkList {
    parameters = List.copyOf(parameters);
  }

  /** Of a compile; empty where it has no benchmark. */
  static List<BenchmarkList> of(List<ClassFile> classes) {
    return classes.stream()
        .filter(file -> file.path().equals(PATH))
        .flatMap(file -> new String(file.bytes(), StandardCharsets.UTF_8).lines())
        .flatMap(line -> read(line).stream())
        .toList();
  }

  /** Empty for a comment. */
  private static Optional<BenchmarkList> read(String line) {
    if (!line.startsWith(START + " S ")) {
      return Optional.empty();
    }
    String[] words = line.split(" ");
    return Optional.of(
        new BenchmarkList(words[3], words[9], words[13].equals("I"), manyValued(words)));
  }

  private static List<String> manyValued(String[] words) {
    List<String> names = new ArrayList<>();
    int at = 13;
    while (at < words.length && !words[at].equals("M")) {
      at++;
    }
    if (at == words.length) {
      return names;
    }
    int left = Integer.parseInt(words[at + 1]);
    for (at += 2; left > 0; left--) {
      int values = Integer.parseInt(words[at + 2]);
      if (values > 1) {
        names.add(words[at + 1]);
      }
      at += 3 + 2 * values;
    }
    return names;
  }
}
