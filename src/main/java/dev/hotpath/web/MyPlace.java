package dev.hotpath.web;

import dev.hotpath.classroom.lesson.Course;
import dev.hotpath.classroom.lesson.Person;
import dev.hotpath.classroom.lesson.Roll;
import dev.hotpath.classroom.lesson.Session;
import dev.hotpath.web.join.QrPicture;
import dev.hotpath.web.page.MyPlacePage;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/** {@code /me}: one's name, the link by which one comes back, and the way out. */
final class MyPlace {

  private final Roll roll;
  private final Course course;
  private final Entrance entrance;
  private final Pages pages;

  MyPlace(Roll roll, Course course, Entrance entrance, Pages pages) {
    this.roll = roll;
    this.course = course;
    this.entrance = entrance;
    this.pages = pages;
  }

  /** What one is called now. */
  record Named(String name) {}

  void page(Context context) {
    Person person = person(context);
    boolean saved = context.queryParam("saved") != null;
    render(context, person, person.name(), null, saved);
  }

  private void render(
      Context context, Person person, String name, @Nullable String wrong, boolean saved) {
    MyPlacePage page =
        new MyPlacePage(
            name,
            course.find(person.session()).map(Session::title).orElse(""),
            person.joinedAt(),
            !roll.takesPart(person),
            link(context),
            wrong,
            saved);
    pages.render(context, "me", page, "me");
  }

  /** Made of the cookie, since only that has the secret. */
  private static String link(Context context) {
    Secret secret = Secret.of(context.cookie(Learner.COOKIE)).orElseThrow();
    return Guard.way(context).site() + Resuming.path(secret);
  }

  /** The personal link as a picture. */
  void picture(Context context) {
    person(context);
    svg(context, link(context));
  }

  static void svg(Context context, String address) {
    context
        .contentType("image/svg+xml; charset=utf-8")
        .header("Cache-Control", "no-store")
        .result(new QrPicture(address).svg());
  }

  void form(Context context) {
    Person person = person(context);
    String typed = Form.of(context).text("name");
    try {
      rename(person, typed);
      context.redirect("/me?saved", HttpStatus.SEE_OTHER);
    } catch (Problem wrong) {
      context.status(wrong.status());
      if (wrong.retrySeconds() > 0) {
        context.header("Retry-After", String.valueOf(wrong.retrySeconds()));
      }
      render(context, person, typed, wrong.getMessage(), false);
    }
  }

  void api(Context context) {
    Person person = person(context);
    context.json(new Named(rename(person, Bodies.read(context, Bodies.Called.class).name())));
  }

  private String rename(Person person, String typed) {
    entrance.name(person.id());
    String name = Joining.name(typed);
    roll.rename(person.id(), name);
    return name;
  }

  /** Forgets who this browser is. Nothing that they did is touched. */
  void leave(Context context) {
    Form.of(context); // so that it comes from our page
    Learner.forget(context);
    context.redirect("/join?left", HttpStatus.SEE_OTHER);
  }

  private static Person person(Context context) {
    return Learner.person(context)
        .orElseThrow(() ->
            new Problem(
                404,
                "no-attendee",
                "Only attendees have a name and a link of their own, and this browser is the"
                    + " instructor's; join at /join in another browser to be one."));
  }
}
