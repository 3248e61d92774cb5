package dev.hotpath.web;

import dev.hotpath.Client;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * What {@code openapi.json} says an answer looks like. Stricter than JSON Schema: a field that is
 * not described is wrong, so that nothing is sent which nobody promised.
 */
public final class Described {

  private final JsonNode description;

  Described(JsonNode description) {
    this.description = description;
  }

  /** All operations, as {@code GET /api/exercises}. */
  Set<String> operations() {
    Set<String> operations = new TreeSet<>();
    for (var path : description.path("paths").properties()) {
      for (String method : path.getValue().propertyNames()) {
        if (!method.equals("parameters")) {
          operations.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey());
        }
      }
    }
    return operations;
  }

  /** What is wrong with an answer of an operation; empty when it is as described. */
  List<String> wrong(String method, String path, Client.Answer answer) {
    JsonNode operation =
        description.path("paths").path(path).path(method.toLowerCase(java.util.Locale.ROOT));
    JsonNode response = resolved(operation.path("responses").path(String.valueOf(answer.status())));
    if (response.isMissingNode()) {
      return List.of(
          "status %d of %s %s is not described".formatted(answer.status(), method, path));
    }
    JsonNode content = response.path("content");
    if (content.isMissingNode()) {
      return answer.bytes().length == 0 ? List.of() : List.of("a body where none is described");
    }
    String type = answer.header("Content-Type").split(";", 2)[0].strip();
    if (!content.has(type)) {
      return List.of("type '%s' of %s %s is not described".formatted(type, method, path));
    }
    return type.equals("application/json")
        ? wrong("body", content.path(type).path("schema"), answer.json())
        : List.of();
  }

  /** What is wrong with a document of a JSON Schema; empty where nothing is. */
  public static List<String> wrong(JsonNode schema, JsonNode document) {
    return new Described(schema).wrong("document", schema, document);
  }

  /** What is wrong with a value of a schema under {@code components}. */
  List<String> wrong(String schema, JsonNode value) {
    return wrong(schema, description.path("components").path("schemas").path(schema), value);
  }

  private List<String> wrong(String where, JsonNode mayRefer, JsonNode value) {
    JsonNode schema = resolved(mayRefer);
    if (schema.isMissingNode()) {
      return List.of(where + " refers to nothing");
    }
    String choice = schema.has("anyOf") ? "anyOf" : "oneOf";
    if (schema.has(choice)) {
      List<List<String>> each = new ArrayList<>();
      schema.path(choice).forEach(one -> each.add(wrong(where, one, value)));
      return each.stream().filter(List::isEmpty).findFirst().orElse(each.getFirst());
    }
    List<String> wrong = new ArrayList<>();
    if (!hasType(schema.path("type"), value)) {
      return List.of("%s is no %s: %s".formatted(where, schema.path("type"), value));
    }
    if (schema.has("enum")
        && schema.path("enum").valueStream().noneMatch(allowed -> allowed.equals(value))) {
      wrong.add("%s is none of %s: %s".formatted(where, schema.path("enum"), value));
    }
    if (schema.has("const") && !schema.path("const").equals(value)) {
      wrong.add("%s is not %s: %s".formatted(where, schema.path("const"), value));
    }
    if (value.isNumber()
        && (value.asDouble() < schema.path("minimum").asDouble(Double.NEGATIVE_INFINITY)
            || value.asDouble() > schema.path("maximum").asDouble(Double.POSITIVE_INFINITY))) {
      wrong.add("%s is out of range: %s".formatted(where, value));
    }
    if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        wrong.addAll(wrong("%s[%d]".formatted(where, i), schema.path("items"), value.get(i)));
      }
    } else if (value.isObject() && schema.size() > 1) {
      fields(where, schema, value, wrong);
    }
    return wrong;
  }

  private void fields(String where, JsonNode schema, JsonNode value, List<String> wrong) {
    schema
        .path("required")
        .forEach(name -> {
          if (!value.has(name.asString())) {
            wrong.add("%s lacks %s".formatted(where, name));
          }
        });
    for (var field : value.properties()) {
      JsonNode known = schema.path("properties").path(field.getKey());
      JsonNode any = schema.path("additionalProperties");
      if (known.isMissingNode() && !any.isObject()) {
        wrong.add("%s.%s is not described".formatted(where, field.getKey()));
      } else {
        wrong.addAll(
            wrong(
                where + "." + field.getKey(),
                known.isMissingNode() ? any : known,
                field.getValue()));
      }
    }
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? description.at(node.path("$ref").asString().substring(1)) : node;
  }

  private static boolean hasType(JsonNode type, JsonNode value) {
    if (type.isArray()) {
      return type.valueStream().anyMatch(one -> hasType(one, value));
    }
    return switch (type.asString("any")) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isString();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      case "null" -> value.isNull();
      case "any" -> true;
      default -> throw new AssertionError("openapi.json has a type " + type);
    };
  }
}
