package dev.hotpath.web;

import dev.hotpath.classroom.Attempt;
import dev.hotpath.exercise.Exercise;
import dev.hotpath.protocol.SourceFile;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a client calls its request, so that it can send it again when the answer got lost: the
 * header {@code Idempotency-Key} of draft-ietf-httpapi-idempotency-key-header.
 */
record IdempotencyKey(String value) {

  // Quoted, as the draft has it, or bare, as most clients send it.
  private static final Pattern FORM = Pattern.compile("(\"?)([A-Za-z0-9._:-]{8,128})\\1");

  /**
   * The key of a request.
   *
   * @throws Problem 400 where it is none
   */
  static Optional<IdempotencyKey> of(Context context) {
    String sent = context.header("Idempotency-Key");
    if (sent == null) {
      return Optional.empty();
    }
    Matcher matcher = FORM.matcher(sent);
    if (!matcher.matches()) {
      throw new Problem(
          400,
          "bad-key",
          "The Idempotency-Key has to be 8 to 128 letters, digits or '.', '_', ':', '-'; send a"
              + " random one, the same again only for the same request.");
    }
    return Optional.of(new IdempotencyKey(matcher.group(2)));
  }

  /**
   * The run of a request that was sent before under the same key.
   *
   * @throws Problem 422 where that was another request
   */
  static String same(Attempt earlier, Exercise exercise, List<SourceFile> files) {
    if (!earlier.exercise().equals(exercise.id()) || !earlier.files().equals(files)) {
      throw new Problem(
          422,
          "key-reused",
          "Another submission was sent with this Idempotency-Key before; send each with a new one.");
    }
    return earlier.id();
  }
}
