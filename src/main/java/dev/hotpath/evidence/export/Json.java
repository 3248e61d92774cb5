package dev.hotpath.evidence.export;

import tools.jackson.databind.json.JsonMapper;

/** Exports that are JSON; of a record, what is {@code null} where it may be is left out. */
final class Json {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  static byte[] of(Object content) {
    return MAPPER.writeValueAsBytes(content);
  }
}
