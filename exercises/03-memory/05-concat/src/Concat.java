package concat;

import java.util.List;

/** Renders one row of the nightly export. */
final class Concat {
    private Concat() {}

    /** The trimmed cells with {@code ;} between them; no cells make an empty row. */
    static String row(List<String> cells) {
        String row = "";
        for (String cell : cells) {
            row += cell.trim() + ';';
        }
        return row.isEmpty() ? row : row.substring(0, row.length() - 1);
    }
}
