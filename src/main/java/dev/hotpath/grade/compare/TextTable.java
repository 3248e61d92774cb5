package dev.hotpath.grade.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A table in a fixed-width font, laid out as benchstat lays out its own: each cell has a margin at
 * its left, cells may span columns, and some columns never get wider than what is in them.
 */
final class TextTable {

  /** Where a value stands in its cell. */
  enum Align {
    LEFT,
    CENTRE,
    RIGHT
  }

  private record Cell(int row, int column, int span, String text, String margin, Align align) {}

  private final List<Cell> cells = new ArrayList<>();
  private final boolean[] tight;
  private final int columns;
  private int row = -1;

  /**
   * @param tight columns that don't take a share when a cell above several needs more room
   */
  TextTable(int columns, boolean[] tight) {
    this.columns = columns;
    this.tight = tight.clone();
  }

  void row() {
    row++;
  }

  /** A cell with the usual margin: one blank, but none at the left edge or where nothing stands. */
  void cell(int column, String text, Align align) {
    cell(column, 1, text, column == 0 || text.isEmpty() ? "" : " ", align);
  }

  void cell(int column, int span, String text, String margin, Align align) {
    cells.add(new Cell(row, column, span, text, margin, align));
  }

  /** The lines, each with its end. */
  String text() {
    int[] margins = new int[columns + 1];
    for (Cell cell : cells) {
      margins[cell.column] = Math.max(margins[cell.column], length(cell.margin));
    }
    int[] offsets = offsets(widths(margins));
    List<Cell> ordered = new ArrayList<>(cells);
    ordered.sort(Comparator.comparingInt(Cell::row).thenComparingInt(Cell::column));
    StringBuilder text = new StringBuilder();
    int line = 0;
    int at = 0;
    for (Cell cell : ordered) {
      if (cell.text.isBlank() && cell.margin.isBlank()) {
        continue; // else it would leave blanks at the end of its line
      }
      for (; line < cell.row; line++) {
        text.append('\n');
        at = 0;
      }
      int start = offsets[cell.column];
      int value = start + margins[cell.column];
      text.append(" ".repeat(Math.max(0, start - at)))
          .append(" ".repeat(margins[cell.column] - length(cell.margin)))
          .append(cell.margin);
      int room = offsets[cell.column + cell.span] - value;
      String padded = pad(cell.text, room, cell.align);
      text.append(padded);
      at = value + length(padded);
    }
    return text.append('\n').toString();
  }

  private int[] widths(int[] margins) {
    int[] widths = new int[columns + 1];
    List<Cell> bySpan = new ArrayList<>(cells);
    bySpan.sort(Comparator.comparingInt(Cell::span));
    for (Cell cell : bySpan) {
      int needed = length(cell.text) + margins[cell.column];
      if (cell.span == 1) {
        widths[cell.column] = Math.max(widths[cell.column], needed);
      } else {
        widen(widths, cell, needed);
      }
    }
    return widths;
  }

  /** The missing room is shared out evenly, but for what some columns have already. */
  private void widen(int[] widths, Cell cell, int needed) {
    int end = cell.column + cell.span;
    if (Arrays.stream(widths, cell.column, end).sum() >= needed) {
      return;
    }
    int left = needed;
    List<Integer> loose = new ArrayList<>();
    for (int column = cell.column; column < end; column++) {
      if (tight[column]) {
        left -= widths[column];
      } else {
        loose.add(column);
      }
    }
    loose.sort(Comparator.comparingInt((Integer column) -> widths[column]).reversed());
    int sharing = loose.size();
    for (int column : loose) {
      widths[column] = Math.max(widths[column], Math.ceilDiv(left, sharing));
      left -= widths[column];
      sharing--;
    }
  }

  private static int[] offsets(int[] widths) {
    int[] offsets = new int[widths.length + 1];
    for (int i = 0; i < widths.length; i++) {
      offsets[i + 1] = offsets[i] + widths[i];
    }
    return offsets;
  }

  private static String pad(String text, int room, Align align) {
    int blanks = Math.max(0, room - length(text));
    return switch (align) {
      case LEFT -> text;
      case CENTRE -> " ".repeat(blanks / 2) + text;
      case RIGHT -> " ".repeat(blanks) + text;
    };
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
