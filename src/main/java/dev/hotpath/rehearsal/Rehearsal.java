package dev.hotpath.rehearsal;

import dev.hotpath.rehearsal.Browser.Answer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A class before the class, at a server that is there already.
 *
 * <p>Guarantees: it ends by itself, at most {@link #LONGEST_END} after its time; what was accepted
 * and not over by then is taken back, and has to be told as such.
 */
public final class Rehearsal {

  /** How long those who are there may take to come to an end. */
  static final Duration LONGEST_END = Duration.ofSeconds(60);

  private static final Duration WARM_UP = Duration.ofMinutes(3);
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);
  private static final Duration TELL_EVERY = Duration.ofSeconds(10);
  private static final Pattern LINK = Pattern.compile("(/instructor/[0-9a-f]{32})");
  private static final Pattern CODE = Pattern.compile("with the code ([0-9A-Z]{4}-?[0-9A-Z]{4})");

  private final Plan plan;
  private final Host host;
  private final Outages outages = new Outages();
  private final Consumer<String> told;

  /**
   * Prepares one.
   *
   * @param told hears how it goes, a line at a time
   */
  public Rehearsal(Plan plan, Host host, Consumer<String> told) {
    this.plan = plan;
    this.host = host;
    this.told = told;
  }

  /**
   * Holds it.
   *
   * @throws IOException where the server lets nobody in
   */
  public Findings hold() throws IOException, InterruptedException {
    try (Meter meter = new Meter(host::process);
        HttpClient http =
            HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build()) {
      try {
        return hold(http, meter);
      } finally {
        http.shutdownNow(); // the streams that are still open
      }
    }
  }

  private Findings hold(HttpClient http, Meter meter) throws IOException, InterruptedException {
    told.accept("Waiting until the server is warm");
    meter.awaitQuiet(WARM_UP);
    double busyBefore = Meter.busy();
    Notes notes = new Notes();
    Browser first = new Browser(http, host.address(), outages);
    String sandbox = first.get("/health").json().path("sandbox").asString("?");
    Browser instructors = new Browser(http, host.address(), outages);
    Instructor.enter(instructors, found(LINK, "instructor's link"));
    List<String> files =
        PageFiles.of(instructors, "/exercises/" + plan.pieces().getFirst().exercise());
    long start = System.nanoTime();
    long end = start + plan.time().toNanos();
    new Instructor(instructors, notes, end).begin(plan);
    String code = found(CODE, "join code");
    List<Thread> people = new ArrayList<>();
    for (int i = 0; i < plan.attendees(); i++) {
      Browser browser = new Browser(http, host.address(), outages);
      people.add(
          Thread.startVirtualThread(new Attendee(i, plan, code, files, browser, notes, end)));
    }
    Thread killer = Thread.startVirtualThread(() -> kill(notes, start));
    watch(people, notes, start);
    killer.join();
    long over = System.nanoTime();
    Collection<Handed> handed = notes.handed();
    List<Double> waits = values(handed, one -> one.waitMillis(over));
    int waiting = count(handed, one -> one.waitsForMeasuring() && !one.over());
    told.accept("Time is up: what still waits is taken back");
    int lost = settle(handed);
    return new Findings(
        plan.attendees(),
        (over - start) / 1e9,
        new Findings.Machine(
            Runtime.getRuntime().availableProcessors(),
            Meter.machineMegabytes(),
            sandbox,
            busyBefore),
        Times.of(values(handed, Handed::verdictMillis)),
        Times.of(waits),
        Times.of(values(handed, Handed::measurementMillis)),
        Times.of(notes.pages),
        Times.of(notes.saves),
        meter.most(),
        outages.found(),
        counts(notes, handed, waiting, lost),
        notes.troubles());
  }

  /** In between: while people come, type, wait and are measured. */
  private void kill(Notes notes, long start) {
    SplittableRandom random = new SplittableRandom(plan.seed());
    long share = plan.time().toNanos() / (plan.kills() + 1);
    try {
      for (int i = 1; i <= plan.kills(); i++) {
        long moment = start + share * i + random.nextLong(-share / 3, share / 3 + 1);
        Thread.sleep(Duration.ofNanos(Math.max(0, moment - System.nanoTime())));
        told.accept("The server is killed, %d of %d".formatted(i, plan.kills()));
        outages.begin();
        try {
          host.killAndRestart();
        } finally {
          outages.end();
        }
      }
    } catch (RuntimeException e) {
      notes.trouble("the server did not come back: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String found(Pattern pattern, String what) throws IOException {
    String said = host.said();
    Matcher matcher = pattern.matcher(said);
    if (!matcher.find()) {
      throw new IOException(
          "the server told no %s when it started; it said:%n%s".formatted(what, said.strip()));
    }
    return matcher.group(1);
  }

  /** Until all have ended by themselves, or their time is long over. */
  private void watch(List<Thread> people, Notes notes, long start) throws InterruptedException {
    long end = start + plan.time().plus(LONGEST_END).toNanos();
    long next = start;
    while (System.nanoTime() < end && people.stream().anyMatch(Thread::isAlive)) {
      if (System.nanoTime() >= next) {
        next += TELL_EVERY.toNanos();
        Collection<Handed> handed = notes.handed();
        told.accept(
            "%d of %d s: %d have joined, %d runs, %d with a verdict"
                .formatted(
                    Math.round((System.nanoTime() - start) / 1e9),
                    plan.time().toSeconds(),
                    notes.joined.get(),
                    handed.size(),
                    count(handed, Handed::hasVerdict)));
      }
      Thread.sleep(LOOK_EVERY);
    }
    people.forEach(Thread::interrupt);
    for (Thread person : people) {
      person.join();
    }
  }

  /**
   * Takes back what is not over, and asks the server what became of each.
   *
   * @return how many it knows no end of
   */
  private static int settle(Collection<Handed> handed) throws InterruptedException {
    for (Handed one : handed) {
      if (!one.over()) {
        one.takeBack();
        try {
          one.browser().delete(one.path());
        } catch (IOException e) {
          // Then it comes to an end by itself, or is lost.
        }
      }
    }
    long end = System.nanoTime() + LONGEST_END.toNanos();
    List<Handed> open = new ArrayList<>(handed);
    while (true) {
      for (Handed one : List.copyOf(open)) {
        if (ended(one)) {
          open.remove(one);
        }
      }
      if (open.isEmpty() || System.nanoTime() > end) {
        return open.size();
      }
      Thread.sleep(LOOK_EVERY);
    }
  }

  /** By what the server has kept of it, whatever its stream said. */
  private static boolean ended(Handed one) throws InterruptedException {
    try {
      Answer answer = one.browser().get(one.path());
      if (!answer.fine() || !answer.json().path("state").asString("").equals("done")) {
        return false;
      }
      Followed.hear(one, "done", answer.json());
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static Findings.Counts counts(
      Notes notes, Collection<Handed> handed, int waiting, int lost) {
    handed.stream()
        .filter(Handed::failed)
        .forEach(one -> notes.trouble("a run ended with an error of the server's"));
    return new Findings.Counts(
        notes.joined.get(),
        handed.size(),
        count(handed, Handed::hasVerdict),
        count(handed, Handed::replaced),
        count(handed, Handed::wasTakenBack),
        lost,
        notes.twice.get(),
        notes.draftsLost.get(),
        notes.refused.get(),
        notes.saves.size(),
        waiting,
        notes.dropped.get(),
        notes.boards.get());
  }

  private static int count(Collection<Handed> handed, Predicate<Handed> which) {
    return (int) handed.stream().filter(which).count();
  }

  private static List<Double> values(
      Collection<Handed> handed, Function<Handed, Optional<Double>> of) {
    return handed.stream().map(of).flatMap(Optional::stream).toList();
  }
}
