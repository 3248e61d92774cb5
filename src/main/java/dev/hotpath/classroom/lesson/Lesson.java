package dev.hotpath.classroom.lesson;

import dev.hotpath.classroom.UnavailableException;
import dev.hotpath.classroom.lesson.Journal.Entry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;

/**
 * The class that goes on: its session, who is in it, and what is true in it.
 *
 * <p>Guarantees: thread-safe; what a call did is durable when it returns; whoever subscribed hears
 * of every change after it, on the thread that made it.
 */
public final class Lesson {

  /** People that a session may have: an auditorium, and what the board can show. */
  public static final int MOST_PEOPLE = 500;

  // A minute is what a person notices; more often would only write.
  private static final Duration SEEN_EVERY = Duration.ofMinutes(1);

  private final Sessions sessions;
  private final People people;
  private final Journal journal;
  private final Clock clock;
  private final RandomGenerator random;
  private final ReentrantLock changing = new ReentrantLock();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  // Of every request; only secrets that are somebody's are in it, so that it has an end.
  private final Map<String, String> idsByKey = new ConcurrentHashMap<>();
  private volatile Now now;

  /**
   * What is true at one moment.
   *
   * @param version grows with every change, also over restarts
   * @param people by id, in order of joining
   */
  private record Now(
      long version,
      Session session,
      Map<String, Person> people,
      List<Entry> journal,
      ClassState state) {}

  private Lesson(
      Sessions sessions,
      People people,
      Journal journal,
      Clock clock,
      RandomGenerator random,
      Session session) {
    this.sessions = sessions;
    this.people = people;
    this.journal = journal;
    this.clock = clock;
    this.random = random;
    this.now = loaded(session, 0);
  }

  /**
   * Goes on with the session that was begun last, or begins one where that is over or there is
   * none.
   *
   * @param random a secure one: codes and ids come from it
   */
  public static Lesson open(
      Sessions sessions, People people, Journal journal, Clock clock, RandomGenerator random) {
    Session session =
        sessions
            .newest()
            .filter(Session::open)
            .orElseGet(() -> begun(sessions, clock.instant(), title(clock), random));
    return new Lesson(sessions, people, journal, clock, random, session);
  }

  private static String title(Clock clock) {
    return "Class of " + clock.instant().atZone(clock.getZone()).toLocalDate();
  }

  private static Session begun(
      Sessions sessions, Instant at, String title, RandomGenerator random) {
    Session session = new Session(id(random), title, JoinCode.fresh(random), at, Optional.empty());
    sessions.begin(session);
    return session;
  }

  private static String id(RandomGenerator random) {
    return "%016x".formatted(random.nextLong());
  }

  private Now loaded(Session session, long before) {
    Map<String, Person> known = new LinkedHashMap<>();
    people.of(session.id()).forEach(person -> known.put(person.id(), person));
    List<Entry> entries = journal.of(session.id());
    return new Now(after(before), session, known, entries, ClassState.of(entries));
  }

  /** Of the clock, so that a page that reconnects after a restart has no number from the future. */
  private long after(long before) {
    return Math.max(before + 1, clock.millis());
  }

  public Session session() {
    return now.session;
  }

  /** All that is true now. */
  public Moment moment() {
    Now known = now;
    return new Moment(known.session, known.people, known.state);
  }

  /** The same of any session: of one that is over, as it ended. */
  public Optional<Moment> moment(String session) {
    Moment current = moment();
    return current.session().id().equals(session)
        ? Optional.of(current)
        : sessions
            .find(session)
            .map(known -> loaded(known, 0))
            .map(known -> new Moment(known.session, known.people, known.state));
  }

  /** Somebody of this session or an earlier one. */
  public Optional<Person> somebody(String id) {
    return person(id).or(() -> people.find(id));
  }

  /** How many joined a session. */
  public int peopleOf(String session) {
    return people.of(session).size();
  }

  /** All sessions ever held, newest first. */
  public List<Session> sessions() {
    return sessions.all();
  }

  /**
   * Forgets an earlier session with everything that belongs to it.
   *
   * @return the runs of its people, whose artefacts are left to be deleted
   * @throws IllegalArgumentException for the current one
   */
  public List<String> forget(String session) {
    changing.lock();
    try {
      if (session.equals(now.session.id())) {
        throw new IllegalArgumentException("session " + session + " is the current one");
      }
      return sessions.delete(session);
    } finally {
      changing.unlock();
    }
  }

  public ClassState state() {
    return now.state;
  }

  /** Grows with every change that pages show, also over restarts. */
  public long version() {
    return now.version;
  }

  /** Who is in it, in order of joining. */
  public Collection<Person> people() {
    return now.people.values();
  }

  /** Somebody in it. */
  public Optional<Person> person(String id) {
    return Optional.ofNullable(now.people.get(id));
  }

  /** Whoever holds the secret of that key: somebody in it, or in an earlier session. */
  public Optional<Person> byKey(String key) {
    Person known = now.people.get(idsByKey.getOrDefault(key, ""));
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Person> stored = people.byKey(key);
    Optional<Person> here = stored.flatMap(person -> person(person.id()));
    here.ifPresent(person -> idsByKey.put(key, person.id()));
    return here.or(() -> stored);
  }

  /** A session, this one or an earlier one. */
  public Optional<Session> session(String id) {
    return id.equals(now.session.id()) ? Optional.of(now.session) : sessions.find(id);
  }

  /** Whether they are in the session that goes on, and may do more than read. */
  public boolean takesPart(Person person) {
    return now.session.open() && person.session().equals(now.session.id());
  }

  /**
   * The session that people join by a code: this one, or an earlier one.
   *
   * @param code canonical, see {@link JoinCode}
   */
  public Optional<Session> byCode(String code) {
    return now.session.joinCode().equals(code)
        ? Optional.of(now.session)
        : sessions.all().stream().filter(session -> session.joinCode().equals(code)).findFirst();
  }

  /**
   * Takes somebody into a session. Who comes again with the same key, because the answer was lost
   * on the way, is taken in once.
   *
   * @param name as {@link Name} takes it
   * @param key see {@link People#join}
   */
  public Joined join(Session session, String name, String key) {
    Instant at = clock.instant();
    changing.lock();
    try {
      Optional<Person> before = byKey(key).filter(this::takesPart);
      if (before.isPresent()) {
        return new Joined.In(before.get());
      } else if (!now.session.open() || !session.id().equals(now.session.id())) {
        return new Joined.Over(session.title());
      } else if (now.people.size() >= MOST_PEOPLE) {
        return new Joined.Full(MOST_PEOPLE);
      }
      Person person = new Person(id(random), now.session.id(), name, at, at);
      people.join(person, key);
      put(person);
      idsByKey.put(key, person.id());
      return tell(new Joined.In(person));
    } finally {
      changing.unlock();
    }
  }

  /** Gives somebody another name. */
  public void rename(String id, String name) {
    changing.lock();
    try {
      Person known = now.people.get(id);
      if (known != null) {
        people.rename(id, name);
        put(new Person(id, known.session(), name, known.joinedAt(), known.seenAt()));
        tell(known);
      }
    } finally {
      changing.unlock();
    }
  }

  /** Notes that somebody was heard of; cheap, so that every request may say it. */
  public void seen(String id) {
    Person known = now.people.get(id);
    Instant at = clock.instant();
    if (known == null || at.isBefore(known.seenAt().plus(SEEN_EVERY))) {
      return;
    }
    changing.lock();
    try {
      // As they are now: they may have got another name while this waited.
      Person newest = now.people.get(id);
      if (newest == null || !newest.seenAt().equals(known.seenAt())) {
        return;
      }
      put(new Person(id, newest.session(), newest.name(), newest.joinedAt(), at));
    } finally {
      changing.unlock();
    }
    try {
      people.seen(id, at);
    } catch (UnavailableException e) {
      // Only a minute is lost, and what they came for may need no database.
    }
  }

  /**
   * Forgets somebody with everything that is theirs.
   *
   * @return their runs, whose artefacts are left to be deleted
   */
  public List<String> remove(String id) {
    changing.lock();
    try {
      List<String> runs = people.delete(id);
      now = loaded(now.session, now.version);
      return tell(runs);
    } finally {
      changing.unlock();
    }
  }

  /** The instructor does something. */
  public Entry act(ClassEvent.Act act) {
    return add(act);
  }

  /** An attendee says something. */
  public Entry say(ClassEvent.Said said) {
    return add(said);
  }

  /**
   * Takes an act of the instructor back.
   *
   * @return false where it is none that can be taken back
   */
  public boolean undo(long entry) {
    changing.lock();
    try {
      boolean known = now.state.acts().stream().anyMatch(act -> act.number() == entry);
      if (known) {
        add(new ClassEvent.Undone(entry));
      }
      return known;
    } finally {
      changing.unlock();
    }
  }

  private Entry add(ClassEvent event) {
    changing.lock();
    try {
      Entry entry = journal.append(now.session.id(), clock.instant(), event);
      List<Entry> entries = new ArrayList<>(now.journal);
      entries.add(entry);
      now = new Now(after(now.version), now.session, now.people, entries, ClassState.of(entries));
      return tell(entry);
    } finally {
      changing.unlock();
    }
  }

  /** Calls the class something else. */
  public void rename(String title) {
    changing.lock();
    try {
      sessions.rename(now.session.id(), title);
      reload();
    } finally {
      changing.unlock();
    }
  }

  /** Ends it: from now on it can be read, and nothing else. */
  public void end() {
    changing.lock();
    try {
      sessions.end(now.session.id(), clock.instant());
      reload();
    } finally {
      changing.unlock();
    }
  }

  /** Lets it go on, where it was over. */
  public void reopen() {
    changing.lock();
    try {
      sessions.reopen(now.session.id());
      reload();
    } finally {
      changing.unlock();
    }
  }

  /** Ends it and begins the next, with another join code and nobody in it. */
  public Session next(String title) {
    changing.lock();
    try {
      sessions.end(now.session.id(), clock.instant());
      Session next = begun(sessions, clock.instant(), title, random);
      now = loaded(next, now.version);
      return tell(next);
    } finally {
      changing.unlock();
    }
  }

  private void reload() {
    Session session = sessions.find(now.session.id()).orElseThrow();
    now = loaded(session, now.version);
    listeners.forEach(Runnable::run);
  }

  private void put(Person person) {
    Map<String, Person> all = new LinkedHashMap<>(now.people);
    all.put(person.id(), person);
    now = new Now(after(now.version), now.session, all, now.journal, now.state);
  }

  private <T> T tell(T of) {
    listeners.forEach(Runnable::run);
    return of;
  }

  /**
   * Hears of every change from now on, until it is closed.
   *
   * @param changed must be quick: the change waits for it
   */
  public Subscription subscribe(Runnable changed) {
    listeners.add(changed);
    return () -> listeners.remove(changed);
  }

  /** Ends hearing. */
  public interface Subscription extends AutoCloseable {
    @Override
    void close();
  }
}
