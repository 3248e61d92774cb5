package presize;

import java.util.Arrays;
import java.util.List;

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

    /** Adds the names of the pages, one for each view. */
    void addTo(List<String> viewed) {
        for (int i = 0; i < views; i++) {
            viewed.add(names[pages[i]]);
        }
    }
}
