package presize;

import java.util.ArrayList;
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

    /** Ought to be enough, even on the day of the sale. Every other day is charged for it. */
    List<String> viewed() {
        List<String> viewed = new ArrayList<>(100_000);
        for (Hour hour : hours) {
            hour.addTo(viewed);
        }
        return viewed;
    }
}
