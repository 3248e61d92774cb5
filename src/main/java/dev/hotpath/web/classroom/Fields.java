package dev.hotpath.web.classroom;

import dev.hotpath.web.Bodies;
import dev.hotpath.web.Problem;
import io.javalin.http.Context;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The fields of a JSON object that was sent, each read once by what it has to be; what is wrong
 * with one is a sentence, and so is one that nobody asked for.
 */
final class Fields {

  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");

  private final JsonNode body;
  private final Set<String> read = new HashSet<>();

  Fields(JsonNode body) {
    this.body = body;
  }

  /**
   * Those of a request's body.
   *
   * @param example of what is expected
   */
  static Fields of(Context context, String example) {
    JsonNode body = Bodies.read(context, JsonNode.class, example);
    if (!body.isObject()) {
      throw new Problem(400, "bad-json", "The body is no JSON object; send %s.".formatted(example));
    }
    return new Fields(body);
  }

  private Optional<JsonNode> field(String name) {
    read.add(name);
    return Optional.ofNullable(body.get(name)).filter(value -> !value.isNull());
  }

  /** Text without what can't be seen, as it was typed but for space around it. */
  String text(String name, int least, int most) {
    return maybeText(name, least, most).orElseThrow(() -> missing(name));
  }

  /** The same; empty where it is {@code null} or missing. */
  Optional<String> maybeText(String name, int least, int most) {
    return field(name)
        .map(value -> {
          if (!value.isString()) {
            throw bad(name, "a text");
          }
          String text = UNSEEN.matcher(value.asString()).replaceAll("").strip();
          int length = text.codePointCount(0, text.length());
          if (length < least || length > most) {
            throw new Problem(
                422,
                "bad-length",
                "The field '%s' has %,d characters; it takes %d to %d."
                    .formatted(name, length, least, most));
          }
          return text;
        });
  }

  int whole(String name, int least, int most) {
    JsonNode value = field(name).orElseThrow(() -> missing(name));
    if (!value.isIntegralNumber()
        || !value.canConvertToInt()
        || value.asInt() < least
        || value.asInt() > most) {
      throw bad(name, "a whole number from %d to %d".formatted(least, most));
    }
    return value.asInt();
  }

  double number(String name, double least, double most) {
    JsonNode value = field(name).orElseThrow(() -> missing(name));
    if (!value.isNumber() || !(value.asDouble() >= least && value.asDouble() <= most)) {
      throw bad(name, "a number from %s to %s".formatted(shown(least), shown(most)));
    }
    return value.asDouble();
  }

  private static String shown(double bound) {
    return bound == Math.rint(bound) ? String.valueOf((long) bound) : String.valueOf(bound);
  }

  boolean flag(String name) {
    JsonNode value = field(name).orElseThrow(() -> missing(name));
    if (!value.isBoolean()) {
      throw bad(name, "true or false");
    }
    return value.asBoolean();
  }

  List<String> texts(String name) {
    JsonNode value = field(name).orElseThrow(() -> missing(name));
    if (!value.isArray() || !value.valueStream().allMatch(JsonNode::isString)) {
      throw bad(name, "a list of texts");
    }
    return value.valueStream().map(JsonNode::asString).toList();
  }

  /** Says that all were asked for. */
  void noMore() {
    for (String name : body.propertyNames()) {
      if (!read.contains(name)) {
        throw new Problem(
            422,
            "unknown-field",
            "There is no field '%s' here; leave it out."
                .formatted(name.length() <= 40 ? name : name.substring(0, 40) + "…"));
      }
    }
  }

  private static Problem missing(String name) {
    return new Problem(422, "missing-field", "The field '%s' is missing; add it.".formatted(name));
  }

  private static Problem bad(String name, String wanted) {
    return new Problem(
        422, "bad-field", "The field '%s' takes %s; send that.".formatted(name, wanted));
  }
}
