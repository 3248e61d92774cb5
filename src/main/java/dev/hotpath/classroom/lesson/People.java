package dev.hotpath.classroom.lesson;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who joined. Durable on return, but for {@link #seen}. */
public interface People {

  /**
   * Keeps somebody new.
   *
   * @param key of the secret in their cookie and resume link, one-way: whoever reads the data
   *     folder must not be able to be somebody else
   */
  void join(Person person, String key);

  /** Whoever holds the secret of that key. */
  Optional<Person> byKey(String key);

  Optional<Person> find(String id);

  /** Of a session, in order of joining. */
  List<Person> of(String session);

  void rename(String id, String name);

  /** Notes when somebody was heard of last. */
  void seen(String id, Instant at);

  /**
   * Forgets somebody with their drafts, answers, attempts and what the journal has of them.
   *
   * @return their runs, whose artefacts are left to be deleted
   */
  List<String> delete(String id);
}
