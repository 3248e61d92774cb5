package dev.hotpath.classroom.lesson;

import dev.hotpath.classroom.lesson.Journal.Entry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The class that pages are about, as it is now: its session, who is in it, and what was done in
 * front of all.
 *
 * <p>Guarantees: thread-safe; what a call did is durable when it returns; whoever subscribed hears
 * of every change after it, on the thread that made it.
 *
 * <p>One lock is held by whoever changes anything of a class, be it the journal here, people
 * ({@link Roll}) or sessions ({@link Course}). Under it a change is kept first, then made here, and
 * told last: nobody sees what a failure of the database could still take back. When somebody was
 * heard of last is the one thing that is seen before it is kept. Readers hold nothing: each {@link
 * Moment} is of one piece and stays as it was.
 */
public final class CurrentClass {

  private final People people;
  private final Journal journal;
  private final Clock clock;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final ReentrantLock changing = new ReentrantLock();
  private volatile Now now;

  /** What is true now, and the journal that its state is the sum of. */
  private record Now(Moment moment, List<Entry> entries) {}

  CurrentClass(Session session, People people, Journal journal, Clock clock) {
    this.people = people;
    this.journal = journal;
    this.clock = clock;
    this.now = kept(session);
  }

  private Now kept(Session session) {
    Map<String, Person> known = new LinkedHashMap<>();
    people.of(session.id()).forEach(person -> known.put(person.id(), person));
    List<Entry> entries = journal.of(session.id());
    return new Now(new Moment(session, known, ClassState.of(entries)), entries);
  }

  /** All that is true now. */
  public Moment moment() {
    return now.moment;
  }

  /** The same of any session, as it is kept. */
  Moment moment(Session session) {
    return kept(session).moment;
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
    return alone(() -> {
      boolean known = moment().state().acts().stream().anyMatch(act -> act.number() == entry);
      if (known) {
        add(new ClassEvent.Undone(entry));
      }
      return known;
    });
  }

  private Entry add(ClassEvent event) {
    return alone(() -> {
      Moment before = now.moment;
      Entry entry = journal.append(before.session().id(), clock.instant(), event);
      List<Entry> entries = new ArrayList<>(now.entries);
      entries.add(entry);
      become(
          new Now(new Moment(before.session(), before.people(), ClassState.of(entries)), entries));
      tell();
      return entry;
    });
  }

  /** Makes a change while nothing else of the class changes; changes may be nested. */
  <T> T alone(Supplier<T> change) {
    changing.lock();
    try {
      return change.get();
    } finally {
      changing.unlock();
    }
  }

  /** Somebody is new, or has become another. Only within {@link #alone}. */
  void put(Person person) {
    Moment before = now.moment;
    Map<String, Person> all = new LinkedHashMap<>(before.people());
    all.put(person.id(), person);
    become(new Now(new Moment(before.session(), all, before.state()), now.entries));
  }

  /** It is that session from now on, as it is kept. Only within {@link #alone}. */
  void load(Session session) {
    become(kept(session));
  }

  private void become(Now next) {
    requireAlone();
    now = next;
  }

  /** Lets all hear that something has changed. Only within {@link #alone}. */
  void tell() {
    requireAlone();
    listeners.forEach(Runnable::run);
  }

  private void requireAlone() {
    if (!changing.isHeldByCurrentThread()) {
      throw new IllegalStateException("a class is changed without its lock; do it in alone(…)");
    }
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
