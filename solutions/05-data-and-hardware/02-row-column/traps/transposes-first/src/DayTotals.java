package rowcolumn;

/** Adds up a day of meter readings. */
final class DayTotals {
    private DayTotals() {}

    /** First turns the day round, one meter after the other, and walks the columns to do so. */
    static long[] perMeter(int[][] readings) {
        int meters = readings.length == 0 ? 0 : readings[0].length;
        long[] totals = new long[meters];
        for (int meter = 0; meter < meters; meter++) {
            int[] day = new int[readings.length];
            for (int minute = 0; minute < readings.length; minute++) {
                day[minute] = readings[minute][meter];
            }
            for (int reading : day) {
                totals[meter] += reading;
            }
        }
        return totals;
    }
}
