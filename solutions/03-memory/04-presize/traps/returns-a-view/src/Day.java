package presize;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** What visitors of a site viewed on one day. */
final class Day {
    private static final int HOURS = 24;

    private final String[] names;
    private final Hour[] hours = new Hour[HOURS];

    /**
     * A day without views.
     *
     * @param names of the pages, by their number
     */
    Day(List<String> names) {
        this.names = names.toArray(String[]::new);
        Arrays.setAll(hours, hour -> new Hour(this.names));
    }

    /** One more view. */
    void add(int hour, int page) {
        hours[hour].add(Objects.checkIndex(page, names.length));
    }

    /** Looks names up when they are asked for. So the list goes on changing as the day goes on. */
    List<String> viewed() {
        return new AbstractList<>() {
            @Override
            public String get(int index) {
                int hour = 0;
                int view = Objects.checkIndex(index, size());
                while (view >= hours[hour].size()) {
                    view -= hours[hour++].size();
                }
                return hours[hour].name(view);
            }

            @Override
            public int size() {
                return Arrays.stream(hours).mapToInt(Hour::size).sum();
            }
        };
    }
}
