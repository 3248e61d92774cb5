package dev.hotpath.evidence.gc;

import dev.hotpath.evidence.gc.GcReport.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the heap held over time, in no more points than a picture can show. */
final class Levels {

  private static final int MOST = 1_200;

  private Levels() {}

  static List<Level> of(GcFigures figures) {
    List<Level> levels = new ArrayList<>();
    levels.add(new Level(0, figures.usedAtStart(), figures.committedAtStart()));
    figures.log().levels().stream()
        .filter(level -> level.at() >= 0 && level.at() <= figures.nanos())
        .sorted(Comparator.comparingLong(Level::at))
        .forEach(levels::add);
    levels.add(new Level(figures.nanos(), figures.usedAtEnd(), figures.committedAtEnd()));
    return thinned(levels, figures.nanos());
  }

  /** Of many the lowest and the highest of each of so many slices, so that no tooth is lost. */
  private static List<Level> thinned(List<Level> levels, long nanos) {
    if (levels.size() <= MOST) {
      return levels;
    }
    List<Level> kept = new ArrayList<>();
    kept.add(levels.getFirst());
    long slice = Math.max(1, nanos / (MOST / 2));
    int from = 1;
    while (from < levels.size() - 1) {
      int to = from;
      while (to < levels.size() - 1
          && levels.get(to).at() / slice == levels.get(from).at() / slice) {
        to++;
      }
      List<Level> within = levels.subList(from, to);
      Comparator<Level> byUsed = Comparator.comparingLong(Level::used);
      within.stream()
          .min(byUsed)
          .ifPresent(low ->
              within.stream()
                  .max(byUsed)
                  .ifPresent(high -> {
                    boolean up = low.at() <= high.at();
                    kept.add(up ? low : high);
                    if (!low.equals(high)) {
                      kept.add(up ? high : low);
                    }
                  }));
      from = to;
    }
    kept.add(levels.getLast());
    return kept;
  }
}
