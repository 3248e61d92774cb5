package dev.hotpath.web;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.hotpath.exercise.Exercise;
import dev.hotpath.grade.RunDocuments;
import dev.hotpath.protocol.SourceFile;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** Reads request bodies, strictly, and says what is wrong with them. */
public final class Bodies {

  static final int MAX_BYTES = 1 << 20;
  // Ten bodies of the largest size, or five seconds: who sends more than that must not mind a
  // reset.
  private static final int MAX_DISCARDED_BYTES = 10 << 20;
  private static final Duration MAX_DISCARDING = Duration.ofSeconds(5);
  private static final int MAX_FILE_CHARS = 64 << 10;
  private static final int MAX_DEPTH = 8;

  private static final JsonMapper STRICT =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .withCoercionConfig(
              LogicalType.Textual,
              text ->
                  Stream.of(
                          CoercionInputShape.Integer,
                          CoercionInputShape.Float,
                          CoercionInputShape.Boolean)
                      .forEach(shape -> text.setCoercion(shape, CoercionAction.Fail)))
          .build();

  private Bodies() {}

  /** {@code {"files": {"src/Concat.java": "…"}}}. */
  record Files(Map<String, String> files) {}

  /** {@code {"question": 0, "choice": 1}}, both from 0. */
  record Answer(int question, int choice) {}

  /** {@code {"hint": 1}}, from 1. */
  record Hint(int hint) {}

  /** {@code {"event": "cpu", "seconds": 10}}. */
  record Profile(String event, int seconds) {}

  /**
   * {@code {"sweep": "heap"}}, and if so wished {@code "values": ["64m", "1g"]} in place of those
   * that are offered, and {@code "pair": true} to compare two.
   */
  static final class Sweep {
    private final String sweep;

    @JsonSetter(nulls = Nulls.FAIL, contentNulls = Nulls.FAIL)
    private List<String> values = List.of();

    @JsonProperty private boolean pair;

    @JsonCreator
    Sweep(@JsonProperty("sweep") String sweep) {
      this.sweep = sweep;
    }

    String sweep() {
      return sweep;
    }

    /** Empty for those that are offered. */
    List<String> values() {
      return values;
    }

    boolean pair() {
      return pair;
    }
  }

  /** {@code {"rate": 200, "seconds": 3}}. */
  record Load(double rate, double seconds) {}

  /** {@code {"code": "K7QF-2M9D", "name": "Ada"}}. */
  record Join(String code, String name) {}

  /** {@code {"name": "Ada"}}. */
  record Called(String name) {}

  /** The learner's version of every file that the exercise lets them edit. */
  static List<SourceFile> files(Context context, Exercise exercise) {
    return files(read(context, Files.class).files(), exercise);
  }

  static List<SourceFile> files(Map<String, String> sent, Exercise exercise) {
    Set<String> editable =
        exercise.edit().stream()
            .map(SourceFile::path)
            .collect(Collectors.toCollection(TreeSet::new));
    for (String path : sent.keySet()) {
      if (!editable.contains(path)) {
        throw new Problem(
            422,
            "not-editable",
            "The file '%s' can't be handed in for exercise '%s'; %s."
                .formatted(
                    cut(path),
                    exercise.id(),
                    editable.isEmpty()
                        ? "there is none to edit, so send {\"files\": {}}"
                        : "only these can: " + String.join(", ", editable)));
      }
    }
    List<SourceFile> files = new ArrayList<>();
    for (String path : editable) {
      String text = sent.get(path);
      if (text == null) {
        throw new Problem(
            422,
            "file-missing",
            "The file '%s' is missing; hand in all of: %s."
                .formatted(path, String.join(", ", editable)));
      }
      if (text.length() > MAX_FILE_CHARS) {
        throw new Problem(
            413,
            "file-too-large",
            "The file '%s' has %,d characters; it may have %,d."
                .formatted(path, text.length(), MAX_FILE_CHARS));
      }
      int nul = text.indexOf('\0');
      if (nul >= 0) {
        throw new Problem(
            422,
            "bad-character",
            "The file '%s' has the character NUL in line %d, which no source may have; remove it."
                .formatted(
                    path, 1 + text.substring(0, nul).chars().filter(c -> c == '\n').count()));
      }
      files.add(new SourceFile(path, text));
    }
    return files;
  }

  /** The JSON object in the body. */
  static <T> T read(Context context, Class<T> type) {
    return read(context, type, example(type));
  }

  /**
   * The JSON in the body.
   *
   * @param example of what is expected, for who sent something else
   */
  public static <T> T read(Context context, Class<T> type, String example) {
    String contentType = context.contentType();
    byte[] bytes = context.bodyAsBytes();
    if (bytes.length == 0) {
      throw new Problem(
          400,
          "empty-body",
          "The request has no body; send a JSON object such as %s.".formatted(example));
    }
    if (contentType == null
        || !contentType.toLowerCase(Locale.ROOT).startsWith("application/json")) {
      throw new Problem(
          415,
          "not-json",
          "The body's type is '%s'; send 'application/json'."
              .formatted(cut(String.valueOf(contentType))));
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      T value = STRICT.readValue(text, type);
      if (value == null) {
        throw new Problem(400, "bad-json", "The body is null; send %s.".formatted(example));
      }
      return value;
    } catch (CharacterCodingException e) {
      throw new Problem(400, "bad-encoding", "The body is not UTF-8; send it as UTF-8.");
    } catch (JacksonException e) {
      throw new Problem(
          400,
          "bad-json",
          "The body is not what this address takes%s: %s. Send %s."
              .formatted(where(e.getLocation()), wrong(e), example));
    }
  }

  /**
   * Reads what a refused request still sends, within bounds. A connection that is closed on its
   * sender is reset, and a browser then reports a network failure instead of the answer.
   */
  static void discard(Context context) {
    if (context.header("Expect") != null) {
      return; // it sends nothing unless we ask for it
    }
    long end = System.nanoTime() + MAX_DISCARDING.toNanos();
    byte[] rest = new byte[16 << 10];
    int left = MAX_DISCARDED_BYTES;
    try {
      InputStream body = context.req().getInputStream();
      while (left > 0 && System.nanoTime() - end < 0) {
        int read = body.read(rest);
        if (read < 0) {
          return;
        }
        left -= read;
      }
      context.header("Connection", "close");
    } catch (IOException clientLeft) {
      // Then nobody reads the answer either.
    }
  }

  private static String example(Class<?> type) {
    if (type == Answer.class) {
      return "{\"question\": 0, \"choice\": 1}";
    } else if (type == Hint.class) {
      return "{\"hint\": 1}";
    } else if (type == Sweep.class) {
      return "{\"sweep\": \"heap\"}";
    } else if (type == Load.class) {
      return "{\"rate\": 200, \"seconds\": 3}";
    } else if (type == Join.class) {
      return "{\"code\": \"K7QF-2M9D\", \"name\": \"Ada\"}";
    } else if (type == Called.class) {
      return "{\"name\": \"Ada\"}";
    }
    return RunDocuments.mapper()
        .writeValueAsString(Map.of("files", Map.of("src/Example.java", "…")));
  }

  private static String where(@Nullable TokenStreamLocation at) {
    return at == null || at.getLineNr() < 1
        ? ""
        : " (line %d, column %d)".formatted(at.getLineNr(), at.getColumnNr());
  }

  // Jackson's own words where they are about JSON; about Java's classes they help nobody here.
  private static String wrong(JacksonException thrown) {
    return switch (thrown) {
      case UnrecognizedPropertyException unknown ->
          "there is no field '%s'".formatted(cut(unknown.getPropertyName()));
      case DatabindException _ -> "a field is missing, or holds something of another type";
      default -> firstLine(thrown.getOriginalMessage());
    };
  }

  private static String firstLine(String message) {
    return cut(message.lines().findFirst().orElse("")).replaceFirst("\\s*\\(.*", "");
  }

  /** No more of what was sent than a sentence has room for. */
  static String cut(String text) {
    return text.length() <= 200 ? text : text.substring(0, 200) + "…";
  }
}
