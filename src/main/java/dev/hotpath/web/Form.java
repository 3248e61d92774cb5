package dev.hotpath.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.http.Context;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What a form of a page sends.
 *
 * @param fields by name, as typed
 */
record Form(Map<String, String> fields) {

  private static final String TYPE = "application/x-www-form-urlencoded";
  // Far more than anybody types into one; each is shown again where something is wrong with it.
  private static final int MAX_BYTES = 16 << 10;

  static boolean isForm(Context context) {
    String type = Objects.requireNonNullElse(context.contentType(), "");
    return type.toLowerCase(Locale.ROOT).startsWith(TYPE);
  }

  /**
   * @throws Problem where the body is none
   */
  static Form of(Context context) {
    if (!isForm(context)) {
      throw new Problem(
          415,
          "not-a-form",
          "This address takes the form of its page; open the page and use that.");
    }
    byte[] body = context.bodyAsBytes();
    if (body.length > MAX_BYTES) {
      throw new Problem(
          413, "too-large", "The form has more than %,d bytes; type less.".formatted(MAX_BYTES));
    }
    return new Form(read(new String(body, UTF_8)));
  }

  static Map<String, String> read(String body) {
    Map<String, String> fields = new HashMap<>();
    for (String pair : body.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        fields.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return fields;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException e) {
      throw new Problem(400, "bad-form", "The form is not encoded as forms are; send it again.");
    }
  }

  /** A field as it was typed; empty where it is missing. */
  String text(String name) {
    return fields.getOrDefault(name, "");
  }
}
