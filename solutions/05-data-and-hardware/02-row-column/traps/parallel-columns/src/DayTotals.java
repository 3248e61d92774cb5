package rowcolumn;

import java.util.stream.IntStream;

/** Adds up a day of meter readings. */
final class DayTotals {
    private DayTotals() {}

    /** Right, and more cores wait for memory now. None of them waits less. */
    static long[] perMeter(int[][] readings) {
        int meters = readings.length == 0 ? 0 : readings[0].length;
        return IntStream.range(0, meters).parallel().mapToLong(meter -> {
            long total = 0;
            for (int[] minute : readings) {
                total += minute[meter];
            }
            return total;
        }).toArray();
    }
}
