package concat;

import java.util.List;

/** Renders one row of the nightly export. */
final class Concat {
    /** Allocated once for all rows. Two rows under way at the same time write into each other. */
    private static final StringBuilder ROW = new StringBuilder(32_768);

    private Concat() {}

    static String row(List<String> cells) {
        ROW.setLength(0);
        for (String cell : cells) {
            ROW.append(cell.trim()).append(';');
        }
        return ROW.isEmpty() ? "" : ROW.substring(0, ROW.length() - 1);
    }
}
