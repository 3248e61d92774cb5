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

    /** Nothing grows any more. But each name is written three times, twice of them for nobody. */
    List<String> viewed() {
        int views = 0;
        for (Hour hour : hours) {
            views += hour.size();
        }
        List<String> viewed = new ArrayList<>(views);
        for (Hour hour : hours) {
            viewed.addAll(hour.viewed());
        }
        return viewed;
    }
}
