package dev.hotpath.evidence.gc;

import dev.hotpath.evidence.gc.Amount.Change;
import dev.hotpath.evidence.gc.GcReport.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the lines of one collection say of the heap. */
final class HeapReader {

  // ZGC's tables have a column each for where marking starts and ends and where moving does.
  private static final int AT_THE_END = 3;

  // By so much two messages about the same heap differ, of which one is in whole MB.
  private static final long ROUNDED = 2L << 20;

  private static final int MAX_CHANGES = 64;

  private final long regionBytes;
  private final List<Timed> changes = new ArrayList<>();
  private @Nullable Change heap;
  private @Nullable Change generations; // added up, in KB where the message about the heap has MB
  private @Nullable Long committed;
  private @Nullable Long promoted;
  private @Nullable Integer humongousBefore;
  private @Nullable Integer humongousAfter;
  private @Nullable Long metaspace;

  private record Timed(long start, long end, Change change) {}

  HeapReader(long regionBytes) {
    this.regionBytes = regionBytes;
  }

  /**
   * A message about the whole heap. Several of Shenandoah's phases say so: from the fullest to the
   * last.
   */
  void whole(long start, long end, Change change) {
    if (changes.size() < MAX_CHANGES) {
      changes.add(new Timed(start, end, change));
    }
    Change before = heap;
    heap =
        before == null
            ? change
            : new Change(
                Math.max(before.before(), change.before()), change.after(), change.capacity());
    if (change.capacity() >= 0) {
      committed = change.capacity();
    }
  }

  /** A line with the tags {@code gc,heap}. */
  void part(String text) {
    String row = Said.withoutGeneration(text.strip()).strip();
    int colon = row.indexOf(':');
    if (colon < 0) {
      return;
    }
    String rest = row.substring(colon + 1).strip();
    switch (row.substring(0, colon)) {
      case "DefNew", "PSYoungGen" -> change(rest).ifPresent(this::generation);
      case "Tenured", "ParOldGen" ->
          change(rest)
              .ifPresent(change -> {
                generation(change);
                promoted = change.after() - change.before();
              });
      case "Old regions" ->
          regions(rest)
              .ifPresent(change -> {
                if (regionBytes > 0) {
                  promoted = (change.after() - change.before()) * regionBytes;
                }
              });
      case "Humongous regions" ->
          regions(rest)
              .ifPresent(change -> {
                humongousBefore = (int) change.before();
                humongousAfter = (int) change.after();
              });
      case "Capacity" -> committed = atTheEnd(rest, committed);
      case "Promoted" -> promoted = atTheEnd(rest, promoted);
      default -> {}
    }
  }

  private void generation(Change change) {
    Change other = generations;
    generations =
        other == null
            ? change
            : new Change(
                other.before() + change.before(),
                other.after() + change.after(),
                other.capacity() + change.capacity());
  }

  /** A line with the tags {@code gc,metaspace}. */
  void metaspace(String text) {
    String mark = "Metaspace: ";
    if (text.startsWith(mark)) {
      change(text.substring(mark.length())).ifPresent(change -> metaspace = change.after());
    }
  }

  private static Optional<Change> change(String text) {
    int blank = text.indexOf(' ');
    return Amount.change(blank < 0 ? text : text.substring(0, blank));
  }

  /** {@code 14->0(12)}, {@code 2->6}; numbers, not bytes. */
  private static Optional<Change> regions(String text) {
    int arrow = text.indexOf("->");
    if (arrow < 0) {
      return Optional.empty();
    }
    int open = text.indexOf('(');
    long before = Amount.whole(text.substring(0, arrow));
    long after = Amount.whole(text.substring(arrow + 2, open > arrow ? open : text.length()));
    long most = Integer.MAX_VALUE;
    return before < 0 || after < 0 || before > most || after > most
        ? Optional.empty()
        : Optional.of(new Change(before, after, -1));
  }

  /** Of a row such as {@code 64M (100%) 64M (100%) 58M (91%) 64M (100%)}; a dash for no figure. */
  private static @Nullable Long atTheEnd(String row, @Nullable Long otherwise) {
    int column = 0;
    for (String word : row.split(" +", 16)) {
      if (!word.startsWith("(") && column++ == AT_THE_END) {
        long bytes = Amount.bytes(word);
        return bytes < 0 ? otherwise : Long.valueOf(bytes);
      }
    }
    return otherwise;
  }

  /** The exact figures of the generations, where the log has them. */
  private @Nullable Change used() {
    Change rough = heap;
    Change exact = generations;
    // A collection of the young generation that became a full one tells them twice.
    return exact != null && rough != null && Math.abs(exact.after() - rough.after()) < ROUNDED
        ? exact
        : rough;
  }

  /** Adds what the heap held before and after each message, with times since then. */
  void levels(long from, List<Level> levels) {
    Change exact = used();
    for (Timed one : changes) {
      Change change = changes.size() == 1 && exact != null ? exact : one.change;
      Long size = change.capacity() < 0 ? committed : Long.valueOf(change.capacity());
      levels.add(new Level(one.start - from, change.before(), size));
      levels.add(new Level(one.end - from, change.after(), size));
    }
  }

  @Nullable Long before() {
    Change used = used();
    return used == null ? null : Long.valueOf(used.before());
  }

  @Nullable Long after() {
    Change used = used();
    return used == null ? null : Long.valueOf(used.after());
  }

  @Nullable Long committed() {
    return committed;
  }

  @Nullable Long promoted() {
    Long growth = promoted;
    return growth == null ? null : Long.valueOf(Math.max(0, growth));
  }

  @Nullable Integer humongousBefore() {
    return humongousBefore;
  }

  @Nullable Integer humongousAfter() {
    return humongousAfter;
  }

  @Nullable Long metaspace() {
    return metaspace;
  }
}
