package dev.hotpath.classroom.lesson;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A class at one moment, of one piece: nothing in it is older than the rest.
 *
 * @param people by id, in order of joining
 */
public record Moment(Session session, Map<String, Person> people, ClassState state) {

  public Moment {
    people = Collections.unmodifiableMap(new LinkedHashMap<>(people));
  }

  /** Somebody in it. */
  public Optional<Person> person(String id) {
    return Optional.ofNullable(people.get(id));
  }
}
