package dev.hotpath.classroom.lesson;

import dev.hotpath.classroom.UnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/**
 * Who joined: the people of the current class, and those of earlier ones, who may read.
 *
 * <p>Thread-safe. What changes people is durable on return and told to whoever subscribed to the
 * {@link CurrentClass}, but for {@link #seen}.
 */
public final class Roll {

  // An auditorium, and what the board can show.
  private static final int MOST_PEOPLE = 500;

  // A minute is what a person notices; more often would only write.
  private static final Duration SEEN_EVERY = Duration.ofMinutes(1);

  private final CurrentClass current;
  private final People people;
  private final Clock clock;
  private final RandomGenerator random;
  // Of every request; only secrets that are somebody's are in it, so that it has an end. It is read
  // without the lock: an id counts only where it is somebody's of the current class.
  private final Map<String, String> idsByKey = new ConcurrentHashMap<>();

  Roll(CurrentClass current, People people, Clock clock, RandomGenerator random) {
    this.current = current;
    this.people = people;
    this.clock = clock;
    this.random = random;
  }

  private Optional<Person> here(String id) {
    return current.moment().person(id);
  }

  /** Somebody of the current class or an earlier one. */
  public Optional<Person> find(String id) {
    return here(id).or(() -> people.find(id));
  }

  /** Whoever holds the secret of that key: somebody of the current class, or of an earlier one. */
  public Optional<Person> byKey(String key) {
    Optional<Person> known = here(idsByKey.getOrDefault(key, ""));
    if (known.isPresent()) {
      return known;
    }
    Optional<Person> stored = people.byKey(key);
    Optional<Person> here = stored.flatMap(person -> here(person.id()));
    here.ifPresent(person -> idsByKey.put(key, person.id()));
    return here.or(() -> stored);
  }

  /** Whether they are in the class that goes on, and may do more than read. */
  public boolean takesPart(Person person) {
    Session session = current.moment().session();
    return session.open() && person.session().equals(session.id());
  }

  /** Who joined a session, in order of joining. */
  public List<Person> of(String session) {
    return people.of(session);
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
    return current.alone(() -> {
      Moment now = current.moment();
      Optional<Person> before = byKey(key).filter(this::takesPart);
      if (before.isPresent()) {
        return new Joined.In(before.get());
      } else if (!now.session().open() || !session.id().equals(now.session().id())) {
        return new Joined.Over(session.title());
      } else if (now.people().size() >= MOST_PEOPLE) {
        return new Joined.Full(MOST_PEOPLE);
      }
      Person person = new Person(Id.fresh(random), now.session().id(), name, at, at);
      people.join(person, key);
      current.put(person);
      idsByKey.put(key, person.id());
      current.tell();
      return new Joined.In(person);
    });
  }

  /** Gives somebody of the current class another name. */
  public void rename(String id, String name) {
    current.alone(() -> {
      Optional<Person> known = here(id);
      known.ifPresent(person -> {
        people.rename(id, name);
        current.put(person.called(name));
        current.tell();
      });
      return known;
    });
  }

  /** Notes that somebody was heard of; cheap, so that every request may say it. */
  public void seen(String id) {
    Optional<Person> known = here(id);
    Instant at = clock.instant();
    if (known.isEmpty()
        || at.isBefore(known.get().seenAt().plus(SEEN_EVERY))
        || !note(known.get(), at)) {
      return;
    }
    try {
      people.seen(id, at);
    } catch (UnavailableException e) {
      // Only a minute is lost, and what they came for may need no database.
    }
  }

  /** False where another request has noted it meanwhile. */
  private boolean note(Person known, Instant at) {
    return current.alone(() -> {
      // As they are now: they may have got another name while this waited.
      Optional<Person> newest =
          here(known.id()).filter(person -> person.seenAt().equals(known.seenAt()));
      newest.ifPresent(person -> current.put(person.seen(at)));
      return newest.isPresent();
    });
  }

  /**
   * Forgets somebody with everything that is theirs.
   *
   * @return their runs, whose artefacts are left to be deleted
   */
  public List<String> remove(String id) {
    return current.alone(() -> {
      List<String> runs = people.delete(id);
      // Their words go out of the journal as well.
      current.load(current.moment().session());
      current.tell();
      return runs;
    });
  }
}
