package bufferpool;

import java.util.Objects;

/** The floor of a warehouse, where robots drive between shelves. Its cells are numbered by rows. */
final class Warehouse {
    private final int width;
    private final boolean[] shelves;

    /** As fast as it gets, as long as one robot asks at a time. */
    private final Search search;

    /** Has {@code shelves.length / width} rows; where there is a shelf, no robot can drive. */
    Warehouse(int width, boolean[] shelves) {
        this.width = width;
        this.shelves = shelves.clone();
        search = new Search(shelves.length);
    }

    /**
     * The least number of steps, left, right, up or down, or −1 where there is no way. A way may
     * begin at a shelf, but not end at one. Robots ask for themselves, in threads of their own.
     */
    int steps(int from, int to) {
        Objects.checkIndex(from, shelves.length);
        Objects.checkIndex(to, shelves.length);
        try {
            return steps(from, to, search);
        } finally {
            search.clear();
        }
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

    /** The cells that a search has come to, in the order in which it came: at worst all of them. */
    private static final class Search {
        private final boolean[] seen;
        private final int[] cells;
        private int visited;

        private Search(int size) {
            seen = new boolean[size];
            cells = new int[size];
        }

        private void visit(int cell) {
            if (!seen[cell]) {
                seen[cell] = true;
                cells[visited++] = cell;
            }
        }

        /** Takes back what it did, and touches nothing else. */
        private void clear() {
            for (int i = 0; i < visited; i++) {
                seen[cells[i]] = false;
            }
            visited = 0;
        }
    }
}
