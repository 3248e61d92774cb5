package {package};

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Who gets the newsletter. */
final class Subscribers {
    private Subscribers() {}

    /** Each address once, in the order in which they came. */
    static List<String> unique(List<String> addresses) {
        return new ArrayList<>(new HashSet<>(addresses));
    }
}
