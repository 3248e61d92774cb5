package presize;

import java.util.Arrays;

/** What was viewed in one hour, in order: numbers of pages, since a number is short. */
final class Hour {
    private final String[] names;
    private int[] pages = new int[1_024];
    private int views;

    Hour(String[] names) {
        this.names = names;
    }

    void add(int page) {
        if (views == pages.length) {
            pages = Arrays.copyOf(pages, 2 * views);
        }
        pages[views++] = page;
    }

    int size() {
        return views;
    }

    String name(int view) {
        return names[pages[view]];
    }
}
