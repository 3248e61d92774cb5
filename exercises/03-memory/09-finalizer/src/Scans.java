package finalizer;

import java.util.Arrays;

/**
 * The scanned pages, as a native library gives access to them: whoever reads a page opens it, is
 * given a handle, and has to close that. Numbers of closed handles are given out again. A library
 * that is not a model allows some thousand handles; this one counts them and lets you go on.
 */
final class Scans {
    static final int LINES = 32;

    /** What was put on the scanner: how long each line is; negative where it can't be read. */
    interface Paper {
        int length(int page, int line);
    }

    private static final int CLOSED = -1;

    private final Paper paper;
    private volatile int[] pages = new int[64];
    private int[] free = new int[64];
    private int freeHandles;
    private int handles;

    Scans(Paper paper) {
        this.paper = paper;
    }

    synchronized int open(int page) {
        if (page < 0) {
            throw new IllegalArgumentException("there is no page " + page);
        }
        int handle = freeHandles > 0 ? free[--freeHandles] : newHandle();
        pages[handle] = page;
        return handle;
    }

    /** How many characters a line has. */
    int length(int handle, int line) {
        int page = pages[handle];
        if (page == CLOSED) {
            throw new IllegalStateException("handle " + handle + " is not open");
        }
        int length = paper.length(page, line);
        if (length < 0) {
            throw new DamagedPageException(page);
        }
        return length;
    }

    synchronized void close(int handle) {
        if (pages[handle] == CLOSED) {
            throw new IllegalStateException("handle " + handle + " is not open");
        }
        pages[handle] = CLOSED;
        free[freeHandles++] = handle;
    }

    /** How many are open at this moment. */
    synchronized int openHandles() {
        return handles - freeHandles;
    }

    private int newHandle() {
        if (handles == pages.length) {
            pages = Arrays.copyOf(pages, 2 * handles);
            free = Arrays.copyOf(free, 2 * handles);
        }
        return handles++;
    }

    @SuppressWarnings("serial")
    static final class DamagedPageException extends RuntimeException {
        DamagedPageException(int page) {
            super("page " + page + " can't be read");
        }
    }
}
