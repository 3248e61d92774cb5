package presize;

import java.util.Arrays;
import java.util.stream.Stream;

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

    Stream<String> viewed() {
        return Arrays.stream(pages, 0, views).mapToObj(page -> names[page]);
    }
}
