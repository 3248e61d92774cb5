package concat;

import java.util.List;

/** Renders one row of the nightly export. */
final class Concat {
    private Concat() {}

    /** The trimmed cells with {@code ;} between them; no cells make an empty row. */
    static String row(List<String> cells) {
        StringBuilder row = new StringBuilder();
        for (String cell : cells) {
            row.append(cell.trim()).append(';');
        }
        return row.isEmpty() ? "" : row.substring(0, row.length() - 1);
    }
}
