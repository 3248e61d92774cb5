package {package};

import java.util.ArrayList;
import java.util.List;

/** Who gets the newsletter. */
final class Subscribers {
    private Subscribers() {}

    /** Each address once, in the order in which they came. */
    static List<String> unique(List<String> addresses) {
        List<String> unique = new ArrayList<>();
        for (String address : addresses) {
            if (!unique.contains(address)) {
                unique.add(address);
            }
        }
        return unique;
    }
}
