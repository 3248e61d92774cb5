package dev.hotpath.store;

import dev.hotpath.grade.RunDocuments;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/** Answers that went with an attempt, as JSON: only all of them are ever read. */
final class Answers {

  private static final TypeReference<Map<Integer, Integer>> TYPE = new TypeReference<>() {};

  private Answers() {}

  static String write(Map<Integer, Integer> answers) {
    return RunDocuments.mapper().writeValueAsString(new TreeMap<>(answers));
  }

  static Map<Integer, Integer> read(String run, String json) {
    try {
      return RunDocuments.mapper().readValue(json, TYPE);
    } catch (JacksonException e) {
      throw new StoreException(
          "run '" + run + "'",
          "its answers can't be read (" + e.getMessage() + ")",
          "restore a copy of the database",
          e);
    }
  }
}
