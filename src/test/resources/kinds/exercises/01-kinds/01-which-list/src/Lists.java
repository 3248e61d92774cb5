package lists;

import java.util.List;

/** Two ways into a list. */
public final class Lists {
    static String third(List<String> list) {
        return list.get(2);
    }

    static String last(List<String> list) {
        return list.get(list.size() - 1);
    }
}
