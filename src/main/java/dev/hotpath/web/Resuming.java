package dev.hotpath.web;

import dev.hotpath.classroom.lesson.Course;
import dev.hotpath.classroom.lesson.Person;
import dev.hotpath.classroom.lesson.Roll;
import dev.hotpath.classroom.lesson.Session;
import dev.hotpath.web.page.ResumePage;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;

/** {@code /resume}: the personal link by which somebody finds their place again, anywhere. */
final class Resuming {

  private final Roll roll;
  private final Course course;
  private final Entrance entrance;
  private final Pages pages;

  Resuming(Roll roll, Course course, Entrance entrance, Pages pages) {
    this.roll = roll;
    this.course = course;
    this.entrance = entrance;
    this.pages = pages;
  }

  /** The personal link, without the server's address. */
  static String path(Secret secret) {
    return "/resume/" + secret.text();
  }

  /**
   * The link. A browser that is somebody else's is asked first: a link from elsewhere must not make
   * anybody work under another's name unawares.
   */
  void link(Context context) {
    String given = context.pathParam("secret");
    Person person = holder(context, Secret.of(given));
    Optional<Person> here = Learner.person(context);
    if (here.isPresent() && !here.get().id().equals(person.id())) {
      String title = course.find(person.session()).map(Session::title).orElse("");
      pages.render(
          context,
          "resume",
          new ResumePage(here.get().name(), person.name(), title, given),
          "join");
    } else {
      goOn(context, new Secret(given));
    }
  }

  /** The form of that page. */
  void form(Context context) {
    Optional<Secret> secret = Secret.of(Form.of(context).text("secret"));
    holder(context, secret);
    goOn(context, secret.orElseThrow());
  }

  private static void goOn(Context context, Secret secret) {
    Learner.admit(context, secret);
    // So that the secret is not sent on as where one came from, nor kept with the page.
    context.header("Referrer-Policy", "no-referrer");
    context.header("Cache-Control", "no-store");
    context.redirect("/", HttpStatus.SEE_OTHER);
  }

  private Person holder(Context context, Optional<Secret> secret) {
    String address = Guard.way(context).counted();
    entrance.secret(address);
    Person person =
        secret
            .flatMap(one -> roll.byKey(one.key()))
            .orElseThrow(() ->
                new Problem(
                    404,
                    "unknown-link",
                    "This link leads to nobody here: it may have been cut short, or belong to"
                        + " another server, or its owner was removed. Copy it whole, or join anew at"
                        + " /join with the join code."));
    entrance.secretWasRight(address);
    return person;
  }
}
