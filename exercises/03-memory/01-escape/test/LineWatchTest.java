package escape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LineWatchTest {
    private static final double A_MICROMETRE = 1e-6;

    @Test
    void a_bus_beside_a_leg_is_as_far_off_as_the_foot_of_its_perpendicular() {
        assertMetres(30, line(0, 0, 100, 0), new Point(40, 30));
        assertMetres(30, line(0, 0, 100, 0), new Point(40, -30));
        assertMetres(5, line(0, 0, 80, 60), new Point(43, 26));
    }

    @Test
    void a_bus_on_its_line_is_not_off_at_all() {
        assertMetres(0, line(0, 0, 100, 0, 100, 70), new Point(100, 35));
        assertMetres(0, line(0, 0, 100, 0, 100, 70), new Point(100, 0));
        assertMetres(0, line(0, 0, 100, 0, 100, 70), new Point(0, 0));
        assertMetres(0, line(0, 0, 100, 0, 100, 70), new Point(100, 70));
    }

    @Test
    void a_bus_beyond_the_end_of_its_line_is_as_far_off_as_the_last_corner() {
        assertMetres(50, line(0, 0, 100, 0), new Point(140, 30));
        assertMetres(50, line(0, 0, 100, 0), new Point(-40, -30));
        assertMetres(7, line(0, 0, 100, 0), new Point(107, 0));
    }

    @Test
    void the_nearest_of_several_legs_counts() {
        assertMetres(2, line(0, 0, 100, 0, 100, 40, 0, 40), new Point(50, 38));
        assertMetres(3, line(0, 0, 100, 0, 100, 40, 0, 40), new Point(50, 3));
        assertMetres(4, line(0, 0, 100, 0, 100, 40, 0, 40), new Point(96, 20));
    }

    @Test
    void two_corners_at_one_place_do_no_harm() {
        assertMetres(5, line(10, 10, 10, 10), new Point(13, 14));
        assertMetres(3, line(0, 0, 50, 0, 50, 0, 100, 0), new Point(50, 3));
    }

    @Test
    void a_line_that_comes_back_to_its_first_corner_is_closed() {
        double aside = Math.sqrt(0.5);
        assertMetres(1, line(0, 0, 10, 0, 10, 10, 0, 0), new Point(5 - aside, 5 + aside));
    }

    @Test
    void large_coordinates_are_as_good_as_small_ones() {
        List<Point> corners = line(400_000, 5_600_000, 410_000, 5_600_000);
        assertMetres(250, corners, new Point(405_000, 5_600_250));
    }

    @Test
    void fewer_than_two_corners_are_no_line() {
        assertThrows(IllegalArgumentException.class, () -> new LineWatch(List.of()));
        assertThrows(IllegalArgumentException.class, () -> new LineWatch(List.of(new Point(1, 2))));
    }

    @Test
    void a_line_that_is_changed_afterwards_does_not_change_the_watch() {
        List<Point> corners = new ArrayList<>(line(0, 0, 100, 0));
        LineWatch watch = new LineWatch(corners);
        corners.set(1, new Point(0, 100));
        assertEquals(30, watch.metresOff(new Point(40, 30)), A_MICROMETRE);
    }

    /** What was asked before must not matter. */
    @Test
    void the_same_question_has_the_same_answer() {
        LineWatch watch = new LineWatch(line(0, 0, 100, 0, 100, 70));
        double first = watch.metresOff(new Point(40, 30));
        watch.metresOff(new Point(5_000, 5_000));
        assertEquals(first, watch.metresOff(new Point(40, 30)));
    }

    @Test
    void agrees_with_a_search_along_300_random_lines() {
        Random random = new Random(1863);
        for (int i = 0; i < 300; i++) {
            List<Point> corners = randomLine(random);
            Point bus = new Point(random.nextInt(-50, 150), random.nextInt(-50, 150));
            double metres = new LineWatch(corners).metresOff(bus);
            assertEquals(searched(corners, bus), metres, 1e-3, "line " + corners + ", bus " + bus);
        }
    }

    /** Every bus has a watch of its own, and the watches know nothing of each other. */
    @Test
    void buses_are_watched_at_the_same_time() throws Exception {
        List<FutureTask<Void>> buses = new ArrayList<>();
        for (int n = 1; n <= 4; n++) {
            double off = 10 * n;
            LineWatch watch = new LineWatch(line(0, 0, 1_000, 0, 1_000, 1_000));
            buses.add(new FutureTask<>(() -> {
                for (int east = 0; east < 20_000; east++) {
                    assertEquals(off, watch.metresOff(new Point(east % 900, -off)), A_MICROMETRE);
                }
                return null;
            }));
        }
        buses.forEach(bus -> Thread.ofPlatform().start(bus));
        for (FutureTask<Void> bus : buses) {
            bus.get();
        }
    }

    private static void assertMetres(double metres, List<Point> corners, Point bus) {
        double forth = new LineWatch(corners).metresOff(bus);
        assertEquals(metres, forth, A_MICROMETRE, "line " + corners + ", bus " + bus);
        List<Point> reversed = corners.reversed();
        double back = new LineWatch(reversed).metresOff(bus);
        assertEquals(metres, back, A_MICROMETRE, "line " + reversed + ", bus " + bus);
    }

    private static List<Point> line(double... eastAndNorth) {
        List<Point> corners = new ArrayList<>();
        for (int i = 0; i < eastAndNorth.length; i += 2) {
            corners.add(new Point(eastAndNorth[i], eastAndNorth[i + 1]));
        }
        return corners;
    }

    /** Two to eight corners on a small grid, so that some of them coincide. */
    private static List<Point> randomLine(Random random) {
        Point[] corners = new Point[2 + random.nextInt(7)];
        Arrays.setAll(corners, i -> new Point(random.nextInt(10) * 10, random.nextInt(10) * 10));
        return List.of(corners);
    }

    /** On a leg the distance falls and then rises: the lowest place is found by thirds. */
    private static double searched(List<Point> corners, Point bus) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 1; i < corners.size(); i++) {
            double low = 0;
            double high = 1;
            for (int step = 0; step < 60; step++) {
                double third = (high - low) / 3;
                double first = distance(corners, i, low + third, bus);
                if (first < distance(corners, i, high - third, bus)) {
                    high -= third;
                } else {
                    low += third;
                }
            }
            nearest = Math.min(nearest, distance(corners, i, low, bus));
        }
        return nearest;
    }

    private static double distance(List<Point> corners, int leg, double share, Point bus) {
        Point from = corners.get(leg - 1);
        Point to = corners.get(leg);
        return Math.hypot(from.east() + share * (to.east() - from.east()) - bus.east(),
                from.north() + share * (to.north() - from.north()) - bus.north());
    }
}
