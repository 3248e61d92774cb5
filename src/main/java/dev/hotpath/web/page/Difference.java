package dev.hotpath.web.page;

import java.util.ArrayList;
import java.util.List;

/**
 * What changed in one file from one version to another, line by line, with some lines around it.
 *
 * @param path of the file
 * @param rows empty where both are the same
 */
public record Difference(String path, List<Row> rows) {

  private static final int CONTEXT = 3;
  // Of what is between the lines that both begin and end with; a table of 4 MB. Two texts that
  // differ in more are shown one after the other.
  private static final int MAX_PAIRS = 1_000_000;

  public Difference {
    rows = List.copyOf(rows);
  }

  /** What a row is. */
  public enum Kind {
    SAME,
    REMOVED,
    ADDED,
    /** Lines that are the same and not shown; the row's text says how many. */
    GAP;

    /** As a class of the style sheet. */
    public String key() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * One line.
   *
   * @param before its number in the one version, from 1; 0 where it is not in it
   * @param after its number in the other
   */
  public record Row(Kind kind, int before, int after, String text) {}

  /** Compares two texts. */
  public static Difference of(String path, String before, String after) {
    List<Row> all = rows(lines(before), lines(after));
    List<Row> shown = new ArrayList<>();
    int gap = 0;
    for (int i = 0; i < all.size(); i++) {
      if (near(all, i)) {
        close(shown, gap);
        gap = 0;
        shown.add(all.get(i));
      } else {
        gap++;
      }
    }
    if (shown.isEmpty()) {
      return new Difference(path, List.of());
    }
    close(shown, gap);
    return new Difference(path, shown);
  }

  /** For each line of the one version its number in the other, from 1; 0 where it is gone. */
  public static int[] matches(String before, String after) {
    List<String> lines = lines(before);
    int[] matches = new int[lines.size()];
    for (Row row : rows(lines, lines(after))) {
      if (row.kind() == Kind.SAME) {
        matches[row.before() - 1] = row.after();
      }
    }
    return matches;
  }

  private static List<String> lines(String text) {
    return text.lines().toList();
  }

  private static boolean near(List<Row> rows, int at) {
    int from = Math.max(0, at - CONTEXT);
    int to = Math.min(rows.size(), at + CONTEXT + 1);
    return rows.subList(from, to).stream().anyMatch(row -> row.kind() != Kind.SAME);
  }

  private static void close(List<Row> shown, int gap) {
    if (gap > 0) {
      shown.add(new Row(Kind.GAP, 0, 0, gap == 1 ? "1 equal line" : gap + " equal lines"));
    }
  }

  private static List<Row> rows(List<String> before, List<String> after) {
    int head = 0;
    while (head < Math.min(before.size(), after.size())
        && before.get(head).equals(after.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < Math.min(before.size(), after.size()) - head
        && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
      tail++;
    }
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < head; i++) {
      rows.add(new Row(Kind.SAME, i + 1, i + 1, before.get(i)));
    }
    middle(
        rows,
        head,
        before.subList(head, before.size() - tail),
        after.subList(head, after.size() - tail));
    for (int i = tail; i > 0; i--) {
      int of = before.size() - i;
      rows.add(new Row(Kind.SAME, of + 1, after.size() - i + 1, before.get(of)));
    }
    return rows;
  }

  /** The longest common subsequence, by the table that every textbook has. */
  private static void middle(List<Row> rows, int head, List<String> before, List<String> after) {
    boolean small = (long) before.size() * after.size() <= MAX_PAIRS;
    int[][] common = new int[small ? before.size() + 1 : 0][small ? after.size() + 1 : 0];
    if (small) {
      for (int i = before.size() - 1; i >= 0; i--) {
        for (int j = after.size() - 1; j >= 0; j--) {
          common[i][j] =
              before.get(i).equals(after.get(j))
                  ? common[i + 1][j + 1] + 1
                  : Math.max(common[i + 1][j], common[i][j + 1]);
        }
      }
    }
    int i = 0;
    int j = 0;
    while (i < before.size() || j < after.size()) {
      boolean both = i < before.size() && j < after.size();
      if (small && both && before.get(i).equals(after.get(j))) {
        rows.add(new Row(Kind.SAME, head + i + 1, head + j + 1, before.get(i)));
        i++;
        j++;
      } else if (i < before.size()
          && (j == after.size() || !small || common[i + 1][j] >= common[i][j + 1])) {
        rows.add(new Row(Kind.REMOVED, head + i + 1, 0, before.get(i)));
        i++;
      } else {
        rows.add(new Row(Kind.ADDED, 0, head + j + 1, after.get(j)));
        j++;
      }
    }
  }
}
