package presize;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

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

    /** The shortest of all. A flattened stream does not know how much there will be, either. */
    List<String> viewed() {
        return Arrays.stream(hours).flatMap(Hour::viewed).collect(Collectors.toList());
    }
}
