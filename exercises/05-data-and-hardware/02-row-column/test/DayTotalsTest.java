package rowcolumn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DayTotalsTest {
    @Test
    void each_meter_has_a_total_of_its_own() {
        int[][] readings = {
            {1, 10, 100},
            {2, 20, 200},
        };
        assertArrayEquals(new long[] {3, 30, 300}, DayTotals.perMeter(readings));
    }

    @Test
    void no_minutes_make_no_totals() {
        assertArrayEquals(new long[0], DayTotals.perMeter(new int[0][]));
    }

    @Test
    void no_meters_make_no_totals() {
        assertArrayEquals(new long[0], DayTotals.perMeter(new int[3][0]));
    }

    @Test
    void one_minute_is_its_own_total() {
        assertArrayEquals(new long[] {7, 0, -7}, DayTotals.perMeter(new int[][] {{7, 0, -7}}));
    }

    @Test
    void one_meter_adds_up_all_minutes() {
        int[][] readings = {{1}, {2}, {3}, {4}, {5}};
        assertArrayEquals(new long[] {15}, DayTotals.perMeter(readings));
    }

    @Test
    void readings_may_be_negative() {
        int[][] readings = {{-1, 5}, {-2, -2}};
        assertArrayEquals(new long[] {-3, 3}, DayTotals.perMeter(readings));
    }

    @Test
    void totals_may_exceed_an_int() {
        int[][] readings = {
            {Integer.MAX_VALUE, Integer.MIN_VALUE},
            {Integer.MAX_VALUE, Integer.MIN_VALUE},
            {Integer.MAX_VALUE, Integer.MIN_VALUE},
        };
        long[] expected = {6_442_450_941L, -6_442_450_944L};
        assertArrayEquals(expected, DayTotals.perMeter(readings));
    }

    @Test
    void the_readings_are_left_as_they_are() {
        int[][] readings = {{1, 2}, {3, 4}};
        DayTotals.perMeter(readings);
        assertEquals("[[1, 2], [3, 4]]", Arrays.deepToString(readings));
    }

    @Test
    void earlier_totals_are_left_as_they_are() {
        long[] yesterday = DayTotals.perMeter(new int[][] {{1, 2}, {3, 4}});
        DayTotals.perMeter(new int[][] {{5, 6}, {7, 8}});
        assertArrayEquals(new long[] {4, 6}, yesterday);
    }

    @Test
    void agrees_with_a_stream_per_meter_on_100_random_days() {
        Random random = new Random(64);
        for (int day = 0; day < 100; day++) {
            int[][] readings = new int[1 + random.nextInt(40)][random.nextInt(40)];
            for (int[] minute : readings) {
                Arrays.setAll(minute, meter -> random.nextInt());
            }
            long[] expected = new long[readings[0].length];
            Arrays.setAll(expected,
                    meter -> Arrays.stream(readings).mapToLong(minute -> minute[meter]).sum());
            assertArrayEquals(expected, DayTotals.perMeter(readings),
                    readings.length + " minutes, " + expected.length + " meters");
        }
    }
}
