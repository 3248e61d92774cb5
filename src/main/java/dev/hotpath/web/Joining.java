package dev.hotpath.web;

import dev.hotpath.classroom.lesson.Course;
import dev.hotpath.classroom.lesson.JoinCode;
import dev.hotpath.classroom.lesson.Joined;
import dev.hotpath.classroom.lesson.Name;
import dev.hotpath.classroom.lesson.Person;
import dev.hotpath.classroom.lesson.Roll;
import dev.hotpath.classroom.lesson.Session;
import dev.hotpath.web.join.LocalPath;
import dev.hotpath.web.page.JoinPage;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /join}: a code and a name, and one is in the class. */
final class Joining {

  // What is wrong is said of what was typed, so that much of it is shown again.
  private static final int MOST_SHOWN = 200;

  private final Roll roll;
  private final Course course;
  private final Entrance entrance;
  private final Pages pages;

  Joining(Roll roll, Course course, Entrance entrance, Pages pages) {
    this.roll = roll;
    this.course = course;
    this.entrance = entrance;
    this.pages = pages;
  }

  /**
   * Who has joined.
   *
   * @param resume the path of their personal link
   */
  record Admitted(String id, String name, String resume) {}

  /** The page, with the code of a link already in it. */
  void page(Context context) {
    JoinPage fresh =
        new JoinPage(
            cut(context.queryParam("code")),
            "",
            LocalPath.of(context.queryParam("then")),
            Secret.fresh().text(),
            null,
            null,
            here(context),
            context.queryParam("left") != null);
    pages.render(context, "join", fresh, "join");
  }

  private JoinPage.@Nullable Here here(Context context) {
    return Learner.person(context)
        .map(person ->
            new JoinPage.Here(
                person.name(),
                course.find(person.session()).map(Session::title).orElse(""),
                !roll.takesPart(person)))
        .orElse(null);
  }

  /** The page's form. */
  void form(Context context) {
    Form form = Form.of(context);
    Secret secret = Secret.of(form.text("ticket")).orElseGet(Secret::fresh);
    String then = LocalPath.of(form.text("then"));
    try {
      Person person = join(context, form.text("code"), form.text("name"), secret);
      Learner.admit(context, secret);
      context.header("Cache-Control", "no-store");
      context.redirect(roll.takesPart(person) ? then : "/", HttpStatus.SEE_OTHER);
    } catch (Problem wrong) {
      context.status(wrong.status());
      if (wrong.retrySeconds() > 0) {
        context.header("Retry-After", String.valueOf(wrong.retrySeconds()));
      }
      JoinPage again =
          new JoinPage(
              cut(form.text("code")),
              cut(form.text("name")),
              then,
              secret.text(),
              wrong.getMessage(),
              field(wrong),
              here(context),
              false);
      pages.render(context, "join", again, "join");
    }
  }

  private static @Nullable String field(Problem wrong) {
    return switch (wrong.code()) {
      case "bad-name" -> "name";
      case "wrong-code", "class-over" -> "code";
      default -> null;
    };
  }

  private static String cut(@Nullable String text) {
    String all = Objects.requireNonNullElse(text, "");
    return all.substring(0, Math.min(all.length(), MOST_SHOWN));
  }

  /** For programs. */
  void api(Context context) {
    Bodies.Join wanted = Bodies.read(context, Bodies.Join.class);
    Secret secret = Secret.fresh();
    Person person = join(context, wanted.code(), wanted.name(), secret);
    Learner.admit(context, secret);
    context
        .status(201)
        .header("Cache-Control", "no-store")
        .json(new Admitted(person.id(), person.name(), Resuming.path(secret)));
  }

  /**
   * @throws Problem where that can't be
   */
  private Person join(Context context, String typedCode, String typedName, Secret secret) {
    String address = Guard.way(context).counted();
    entrance.arrival(address);
    Session session = session(address, typedCode);
    String name = name(typedName);
    return switch (roll.join(session, name, secret.key())) {
      case Joined.In in -> in.person();
      case Joined.Over over ->
          throw new Problem(
              409,
              "class-over",
              "The class “%s” is over, and its code lets nobody in any more; ask for the code of the class that goes on now."
                  .formatted(over.title()));
      case Joined.Full full ->
          throw new Problem(
              409,
              "class-full",
              "The class has %d people, as many as it may have; ask the instructor to remove who has left, then join."
                  .formatted(full.most()));
    };
  }

  private Session session(String address, String typed) {
    // What can't be a code is a slip of the fingers: it is no guess, and costs none.
    Optional<String> code = JoinCode.canonical(typed);
    if (code.isEmpty()) {
      throw wrongCode(
          typed.isBlank()
              ? "The join code is missing; type the eight letters and digits that the instructor shows."
              : "A join code has eight letters and digits, as in K7QF-2M9D, and this has something else; type it as it is shown.");
    }
    entrance.guess(address);
    Session session =
        course
            .byCode(code.get())
            .orElseThrow(() ->
                wrongCode(
                    "No class here has the join code %s; compare it with what the instructor shows, letter by letter."
                        .formatted(JoinCode.shown(code.get()))));
    entrance.wasRight(address);
    return session;
  }

  private static Problem wrongCode(String message) {
    return new Problem(422, "wrong-code", message);
  }

  /**
   * As it is kept.
   *
   * @throws Problem where it is none
   */
  static String name(String typed) {
    return switch (Name.of(typed)) {
      case Name.Taken taken -> taken.name();
      case Name.Refused refused -> throw new Problem(422, "bad-name", refused.why());
    };
  }
}
