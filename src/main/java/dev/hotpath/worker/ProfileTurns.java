package dev.hotpath.worker;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openjdk.jmh.results.IterationResult;

/**
 * Gives each session iterations of its own: what is kept alive while the benchmark warms up, since
 * a cache is filled by then, and the others one after the other.
 */
final class ProfileTurns implements JmhOutput.Listener {

  /**
   * In this order behind the others: to trace a method, the JVM throws compiled code away; and the
   * hook for waits stays.
   */
  private static final List<String> LAST = List.of("lock", "threads");

  /** What samples needs twice as long as what counts each event. */
  private static final Map<String, Integer> ITERATIONS = Map.of("cpu", 2, "alloc", 2, "wall", 2);

  private final Optional<ProfileSession> whileWarming;
  private final List<ProfileSession> turns = new ArrayList<>();
  private boolean begun;
  private int next;

  ProfileTurns(List<ProfileSession> sessions) {
    whileWarming = sessions.stream().filter(session -> session.takes("live")).findFirst();
    sessions.stream()
        .filter(session -> !session.takes("live"))
        .sorted(Comparator.comparingInt(ProfileTurns::place))
        .forEach(session -> turns.addAll(Collections.nCopies(length(session), session)));
  }

  private static int place(ProfileSession session) {
    return LAST.stream().filter(session::takes).mapToInt(LAST::indexOf).max().orElse(-1);
  }

  private static int length(ProfileSession session) {
    return ITERATIONS.entrySet().stream()
        .filter(entry -> session.takes(entry.getKey()))
        .mapToInt(Map.Entry::getValue)
        .max()
        .orElse(1);
  }

  /** How many iterations are measured; JMH wants one in any case. */
  int iterations() {
    return Math.max(1, turns.size());
  }

  /** JMH makes the benchmark's state within the first iteration, so this sees that as well. */
  @Override
  public void before() {
    if (!begun) {
      whileWarming.ifPresent(ProfileSession::start);
      begun = true;
    }
  }

  @Override
  public void warmed(IterationResult result) {
    whileWarming.ifPresent(session -> session.count(operations(result)));
  }

  @Override
  public void starts() throws IOException {
    if (whileWarming.isPresent() && whileWarming.get().running()) {
      // Objects count as alive until a collection has found them dead.
      System.gc();
      System.gc();
      whileWarming.get().stop();
    }
    if (next < turns.size() && (next == 0 || turns.get(next) != turns.get(next - 1))) {
      turns.get(next).start();
    }
  }

  @Override
  public void ended(int iteration, IterationResult result) throws IOException {
    if (next < turns.size()) {
      ProfileSession session = turns.get(next++);
      session.count(operations(result));
      if (next == turns.size() || turns.get(next) != session) {
        session.stop();
      }
    }
  }

  private static long operations(IterationResult result) {
    return result.getMetadata().getAllOps();
  }
}
