package presize;

import java.util.ArrayList;
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

    /** The names of the pages, one for each view. */
    List<String> viewed() {
        List<String> viewed = new ArrayList<>();
        for (int i = 0; i < views; i++) {
            viewed.add(names[pages[i]]);
        }
        return viewed;
    }
}
