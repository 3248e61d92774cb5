package dev.hotpath.exercise;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a workshop is to teach, from {@code exercises/topics.toml}, and what of it is taught where.
 *
 * @param topics in the order of the file
 */
public record Topics(List<Topic> topics) {

  private static final String FILE = "topics.toml";
  private static final String SUBJECT = "exercises/" + FILE;

  public Topics {
    topics = List.copyOf(topics);
  }

  /**
   * A thing to learn.
   *
   * @param id {@code S35}
   * @param exercises ids of those that name it
   * @param features that teach it and are there
   * @param planned what will teach it: ids of exercises, and of features that are not there yet
   */
  public record Topic(
      String id,
      String title,
      List<String> exercises,
      List<Feature> features,
      List<String> planned) {

    public Topic {
      exercises = List.copyOf(exercises);
      features = List.copyOf(features);
      planned = List.copyOf(planned);
    }

    /** Whether nothing teaches it yet. */
    public boolean open() {
      return exercises.isEmpty() && features.isEmpty();
    }
  }

  /**
   * A part of Hotpath that teaches by being there.
   *
   * @param at where it is, in words; empty where it is not yet
   */
  public record Feature(String id, String title, String at) {}

  /**
   * What was read.
   *
   * @param problems what is wrong with the file, or with exercises by it
   */
  public record Reading(Topics topics, List<Problem> problems) {
    public Reading {
      problems = List.copyOf(problems);
    }
  }

  /**
   * Reads the list, and looks up who teaches what.
   *
   * @param exercises the folder of the chapters' folders
   */
  public static Reading read(Path exercises, Catalogue catalogue) {
    Problems problems = new Problems();
    List<Topic> topics =
        new ConfinedFolder(exercises)
            .read(FILE, SUBJECT, "list there what the workshop is to teach", problems)
            .flatMap(text -> TomlTable.parse(FILE, text, SUBJECT, problems))
            .map(toml -> topics(toml, catalogue))
            .orElse(List.of());
    if (problems.isEmpty()) {
      strays(topics, catalogue, problems);
    }
    return new Reading(new Topics(topics), problems.list());
  }

  private static List<Topic> topics(TomlTable toml, Catalogue catalogue) {
    Map<String, Feature> features = new LinkedHashMap<>();
    for (TomlTable table : toml.tables("features")) {
      Feature feature =
          new Feature(table.text("id"), table.text("title"), table.optionalText("at").orElse(""));
      table.rejectOtherKeys();
      if (features.put(feature.id(), feature) != null) {
        table.problem("there are two features '" + feature.id() + "'", "remove one");
      }
    }
    Set<String> ids = new HashSet<>();
    List<Topic> topics = new ArrayList<>();
    for (TomlTable table : toml.tables("topics")) {
      Topic topic = topic(table, features, catalogue);
      if (!ids.add(topic.id())) {
        table.problem("there are two topics '" + topic.id() + "'", "remove one");
      }
      topics.add(topic);
    }
    toml.rejectOtherKeys();
    return topics;
  }

  private static Topic topic(TomlTable table, Map<String, Feature> features, Catalogue catalogue) {
    String id = table.text("id");
    List<Feature> there = new ArrayList<>();
    List<String> planned = new ArrayList<>();
    for (String name : table.optionalTexts("in")) {
      Feature feature = features.get(name);
      if (feature == null) {
        table.problem("there is no feature '" + name + "'", "add it, or name another");
      } else if (feature.at().isEmpty()) {
        planned.add(name);
      } else {
        there.add(feature);
      }
    }
    for (String name : table.optionalTexts("planned")) {
      Optional<Exercise> exercise = catalogue.find(name);
      if (exercise.isEmpty()) {
        planned.add(name);
      } else if (!exercise.get().topics().contains(id)) {
        table.problem(
            "exercise '%s' is there, and does not name topic '%s'".formatted(name, id),
            "name it in its topics, or plan another");
      }
    }
    String title = table.text("title");
    table.rejectOtherKeys();
    List<String> naming =
        catalogue.exercises().stream()
            .filter(exercise -> exercise.topics().contains(id))
            .map(Exercise::id)
            .toList();
    return new Topic(id, title, naming, there, planned);
  }

  /** Topics that exercises name and nobody knows. */
  private static void strays(List<Topic> topics, Catalogue catalogue, Problems problems) {
    Set<String> known = new HashSet<>(topics.stream().map(Topic::id).toList());
    for (Exercise exercise : catalogue.exercises()) {
      for (String topic : exercise.topics()) {
        if (!known.contains(topic)) {
          problems.add(
              "exercise '" + exercise.id() + "'",
              "it names topic '%s', which is not in %s".formatted(topic, FILE),
              "correct it, or add the topic there");
        }
      }
    }
  }
}
