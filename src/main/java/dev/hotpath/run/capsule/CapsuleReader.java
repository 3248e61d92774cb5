package dev.hotpath.run.capsule;

import dev.hotpath.grade.RunDocuments;
import dev.hotpath.protocol.SourceFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Opens capsules from anywhere; see {@link Entries} for what protects whom. */
public final class CapsuleReader {

  private static final int MAX_RUN_BYTES = 16 << 20;
  private static final int MAX_ANSWERS = 100;
  private static final String ID = "[a-z0-9][a-z0-9-]{0,63}";

  private final Entries entries;

  private CapsuleReader(Entries entries) {
    this.entries = entries;
  }

  /**
   * Reads a capsule.
   *
   * @throws CapsuleException for what is none, or of another version
   */
  public static Replay read(Path file) {
    return new CapsuleReader(Entries.of(file)).replay();
  }

  private Replay replay() {
    JsonNode manifest =
        json(Capsule.MANIFEST, Capsule.MAX_TEXT_BYTES).orElseThrow(() -> missing(Capsule.MANIFEST));
    JsonNode format = manifest.path("format");
    if (!format.isInt()) {
      throw malformed(Capsule.MANIFEST, "no 'format'");
    }
    if (format.asInt() != Capsule.FORMAT) {
      throw entries.wrong(
          "it is of format %d, and this Hotpath reads %d".formatted(format.asInt(), Capsule.FORMAT),
          "run it with the Hotpath that made it (%s)".formatted(text(manifest, "hotpath")));
    }
    String exercise = manifest.path("exercise").asString("");
    if (!exercise.matches(ID)) {
      throw malformed(Capsule.MANIFEST, "no exercise's id");
    }
    JsonNode environment =
        json(Capsule.ENVIRONMENT, Capsule.MAX_TEXT_BYTES)
            .orElseThrow(() -> missing(Capsule.ENVIRONMENT));
    JsonNode run = json(Capsule.RUN, MAX_RUN_BYTES).orElseThrow(() -> missing(Capsule.RUN));
    return new Replay(
        entries.subject(),
        exercise,
        handedIn(manifest),
        answers(manifest),
        given(),
        speeds(run),
        text(environment, "jdk"),
        text(environment, "cpu"));
  }

  /** The files that the manifest names, of which there is each and no other. */
  private List<SourceFile> handedIn(JsonNode manifest) {
    TreeSet<String> named = new TreeSet<>();
    for (JsonNode path : manifest.path("files")) {
      if (!path.isString() || !named.add(Capsule.SUBMISSION + path.asString())) {
        throw malformed(Capsule.MANIFEST, "no list of different 'files'");
      }
    }
    for (SourceFile file : under(Capsule.SUBMISSION)) {
      if (!named.contains(file.path())) {
        throw entries.wrong(
            "%s is in it, and %s does not name it"
                .formatted(Shown.of(file.path()), Capsule.MANIFEST));
      }
    }
    List<SourceFile> files = new ArrayList<>();
    for (String name : named) {
      String text = entries.text(name, Capsule.MAX_TEXT_BYTES).orElseThrow(() -> missing(name));
      files.add(new SourceFile(name.substring(Capsule.SUBMISSION.length()), text));
    }
    return files;
  }

  private List<SourceFile> given() {
    List<SourceFile> files = new ArrayList<>(under(Capsule.STARTER));
    files.addAll(under(Capsule.SHOWN));
    return files;
  }

  private List<SourceFile> under(String folder) {
    List<SourceFile> files = new ArrayList<>();
    for (String name : entries.names()) {
      if (name.startsWith(folder)) {
        String text = entries.text(name, Capsule.MAX_TEXT_BYTES).orElseThrow();
        files.add(new SourceFile(name, text));
      }
    }
    return files;
  }

  private Map<Integer, Integer> answers(JsonNode manifest) {
    Map<Integer, Integer> answers = new TreeMap<>();
    for (Map.Entry<String, JsonNode> answer : manifest.path("answers").properties()) {
      if (!answer.getKey().matches("\\d{1,2}")
          || !answer.getValue().isInt()
          || answer.getValue().asInt() < 0
          || answers.size() >= MAX_ANSWERS) {
        throw malformed(Capsule.MANIFEST, "'answers' that are none");
      }
      answers.put(Integer.parseInt(answer.getKey()), answer.getValue().asInt());
    }
    return answers;
  }

  /** A run that ended before its figures were complete has none. */
  private Map<String, Replay.Speed> speeds(JsonNode run) {
    Map<String, Replay.Speed> speeds = new LinkedHashMap<>();
    for (JsonNode benchmark : run.path("benchmarks")) {
      JsonNode ratio = benchmark.path("speedup");
      Replay.Speed speed =
          new Replay.Speed(
              number(ratio.path("value")), number(ratio.path("low")), number(ratio.path("high")));
      speeds.put(Shown.of(benchmark.path("name").asString("")), speed);
    }
    return speeds;
  }

  private double number(JsonNode node) {
    double value = node.isNumber() ? node.asDouble() : Double.NaN;
    if (!(value > 0) || Double.isInfinite(value)) {
      throw malformed(Capsule.RUN, "a benchmark without its speed-up");
    }
    return value;
  }

  private static String text(JsonNode node, String key) {
    return Shown.of(node.path(key).asString(""));
  }

  private Optional<JsonNode> json(String name, int maxBytes) {
    return entries
        .text(name, maxBytes)
        .map(text -> {
          try {
            JsonNode node = RunDocuments.mapper().readTree(text);
            if (node.isObject()) {
              return node;
            }
          } catch (JacksonException e) {
            // As what is JSON, and no object.
          }
          throw malformed(name, "no JSON object");
        });
  }

  private CapsuleException missing(String name) {
    return entries.wrong("%s is missing".formatted(Shown.of(name)));
  }

  private CapsuleException malformed(String name, String what) {
    return entries.wrong("%s has %s".formatted(name, what));
  }
}
