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

    /** Knows an hour ahead what is to come, and so moves house several times a day. */
    List<String> viewed() {
        ArrayList<String> viewed = new ArrayList<>();
        for (Hour hour : hours) {
            viewed.ensureCapacity(viewed.size() + hour.size());
            hour.addTo(viewed);
        }
        return viewed;
    }
}
