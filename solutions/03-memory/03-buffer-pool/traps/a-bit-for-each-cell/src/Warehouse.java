package bufferpool;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;

/** The floor of a warehouse, where robots drive between shelves. Its cells are numbered by rows. */
final class Warehouse {
    private final int width;
    private final boolean[] shelves;

    /** Has {@code shelves.length / width} rows; where there is a shelf, no robot can drive. */
    Warehouse(int width, boolean[] shelves) {
        this.width = width;
        this.shelves = shelves.clone();
    }

    /**
     * The least number of steps, left, right, up or down, or −1 where there is no way. A way may
     * begin at a shelf, but not end at one. Robots ask for themselves, in threads of their own.
     */
    int steps(int from, int to) {
        Objects.checkIndex(from, shelves.length);
        Objects.checkIndex(to, shelves.length);
        return steps(from, to, new Search(shelves.length));
    }

    private int steps(int from, int to, Search search) {
        search.visit(from);
        int next = 0;
        for (int steps = 0; next < search.visited; steps++) {
            for (int end = search.visited; next < end; next++) {
                int cell = search.cells[next];
                if (cell == to) {
                    return steps;
                }
                visitNeighbours(cell, search);
            }
        }
        return -1;
    }

    private void visitNeighbours(int cell, Search search) {
        int column = cell % width;
        if (column > 0) {
            enter(cell - 1, search);
        }
        if (column < width - 1) {
            enter(cell + 1, search);
        }
        if (cell >= width) {
            enter(cell - width, search);
        }
        if (cell < shelves.length - width) {
            enter(cell + width, search);
        }
    }

    private void enter(int cell, Search search) {
        if (!shelves[cell]) {
            search.visit(cell);
        }
    }

    /** No pool, and much less than before: a bit for each cell, and a list that grows. */
    private static final class Search {
        private final BitSet seen;
        private int[] cells = new int[64];
        private int visited;

        private Search(int size) {
            seen = new BitSet(size);
        }

        private void visit(int cell) {
            if (!seen.get(cell)) {
                seen.set(cell);
                if (visited == cells.length) {
                    cells = Arrays.copyOf(cells, 2 * visited);
                }
                cells[visited++] = cell;
            }
        }
    }
}
