package rowcolumn;

/** Adds up a day of meter readings. */
final class DayTotals {
    private DayTotals() {}

    /**
     * The total of each meter over all minutes.
     *
     * @param readings one row for each minute, in each row one reading for each meter
     */
    static long[] perMeter(int[][] readings) {
        int meters = readings.length == 0 ? 0 : readings[0].length;
        long[] totals = new long[meters];
        for (int meter = 0; meter < meters; meter++) {
            for (int minute = 0; minute < readings.length; minute++) {
                totals[meter] += readings[minute][meter];
            }
        }
        return totals;
    }
}
