package bufferpool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WarehouseTest {
    private static final Warehouse SMALL = warehouse("""
            ...#.
            .###.
            .....
            """);

    @Test
    void the_next_cell_is_one_step_away() {
        assertEquals(1, SMALL.steps(0, 1));
        assertEquals(1, SMALL.steps(0, 5));
        assertEquals(1, SMALL.steps(14, 13));
        assertEquals(1, SMALL.steps(14, 9));
    }

    @Test
    void who_is_there_already_needs_no_step() {
        assertEquals(0, SMALL.steps(2, 2));
    }

    @Test
    void robots_drive_around_shelves() {
        assertEquals(10, SMALL.steps(2, 4));
        assertEquals(10, SMALL.steps(4, 2));
    }

    @Test
    void nobody_leaves_at_one_side_and_comes_back_at_the_other() {
        Warehouse twoAisles = warehouse("""
                .##.
                .##.
                """);
        assertEquals(-1, twoAisles.steps(3, 4));
        assertEquals(-1, twoAisles.steps(4, 3));
    }

    @Test
    void a_way_does_not_end_at_a_shelf() {
        assertEquals(-1, SMALL.steps(2, 3));
    }

    @Test
    void a_way_may_begin_at_a_shelf() {
        assertEquals(1, SMALL.steps(3, 4));
        assertEquals(1, SMALL.steps(3, 2));
    }

    @Test
    void a_warehouse_may_have_a_single_cell() {
        assertEquals(0, warehouse(".").steps(0, 0));
    }

    @Test
    void cells_outside_are_refused_and_harm_nobody() {
        assertThrows(IndexOutOfBoundsException.class, () -> SMALL.steps(-1, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> SMALL.steps(15, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> SMALL.steps(0, 15));
        assertEquals(1, SMALL.steps(0, 1));
    }

    @Test
    void after_a_search_in_vain_others_find_their_way() {
        for (int i = 0; i < 20; i++) {
            assertEquals(-1, SMALL.steps(0, 3));
            assertEquals(10, SMALL.steps(2, 4));
            assertEquals(1, SMALL.steps(0, 1));
        }
    }

    @Test
    void two_warehouses_have_nothing_to_do_with_each_other() {
        Warehouse corridor = warehouse("......");
        for (int i = 0; i < 20; i++) {
            assertEquals(10, SMALL.steps(2, 4));
            assertEquals(5, corridor.steps(0, 5));
        }
    }

    /** Ten questions for each of them, since the second is another case than the first. */
    @Test
    void agrees_with_a_slower_search_in_200_random_warehouses() {
        Random random = new Random(1_959);
        for (int i = 0; i < 200; i++) {
            int width = 1 + random.nextInt(9);
            boolean[] shelves = randomShelves(random, width * (1 + random.nextInt(9)));
            Warehouse warehouse = new Warehouse(width, shelves);
            for (int n = 0; n < 10; n++) {
                int from = random.nextInt(shelves.length);
                int to = random.nextInt(shelves.length);
                assertEquals(slowSteps(width, shelves, from)[to], warehouse.steps(from, to),
                        () -> "from " + from + " to " + to + " in a warehouse " + width
                                + " wide with shelves " + Arrays.toString(shelves));
            }
        }
    }

    @Test
    void eight_threads_may_ask_at_once() throws Throwable {
        askAtOnce(Thread.ofPlatform(), 8, 2_000);
    }

    @Test
    void four_hundred_virtual_threads_may_ask_at_once() throws Throwable {
        askAtOnce(Thread.ofVirtual(), 400, 20);
    }

    private static void askAtOnce(Thread.Builder threads, int robots, int questions)
            throws Throwable {
        int width = 40;
        boolean[] shelves = randomShelves(new Random(7), width * width);
        int[][] right = new int[20][];
        Arrays.setAll(right, from -> slowSteps(width, shelves, from));
        Warehouse warehouse = new Warehouse(width, shelves);
        List<FutureTask<Void>> asking = new ArrayList<>();
        for (int i = 0; i < robots; i++) {
            Random random = new Random(i);
            asking.add(new FutureTask<>(() -> {
                for (int n = 0; n < questions; n++) {
                    int from = random.nextInt(right.length);
                    int to = random.nextInt(shelves.length);
                    assertEquals(right[from][to], warehouse.steps(from, to),
                            "from " + from + " to " + to + " while other robots asked");
                }
                return null;
            }));
        }
        asking.forEach(threads::start);
        for (FutureTask<Void> robot : asking) {
            try {
                robot.get(15, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                throw e.getCause();
            }
        }
    }

    /** From one cell to each, by looking at all cells again until nothing changes any more. */
    private static int[] slowSteps(int width, boolean[] shelves, int from) {
        int[] steps = new int[shelves.length];
        Arrays.fill(steps, -1);
        steps[from] = 0;
        boolean further = true;
        for (int far = 0; further; far++) {
            further = false;
            for (int cell = 0; cell < steps.length; cell++) {
                if (steps[cell] == -1 && !shelves[cell] && isBeside(width, steps, cell, far)) {
                    steps[cell] = far + 1;
                    further = true;
                }
            }
        }
        return steps;
    }

    private static boolean isBeside(int width, int[] steps, int cell, int far) {
        return cell % width > 0 && steps[cell - 1] == far
                || cell % width < width - 1 && steps[cell + 1] == far
                || cell >= width && steps[cell - width] == far
                || cell < steps.length - width && steps[cell + width] == far;
    }

    /** One cell in four has one. */
    private static boolean[] randomShelves(Random random, int size) {
        boolean[] shelves = new boolean[size];
        for (int i = 0; i < size; i++) {
            shelves[i] = random.nextInt(4) == 0;
        }
        return shelves;
    }

    /** A dot is a cell where a robot can drive. */
    private static Warehouse warehouse(String floor) {
        List<String> rows = floor.lines().toList();
        String cells = String.join("", rows);
        boolean[] shelves = new boolean[cells.length()];
        for (int i = 0; i < shelves.length; i++) {
            shelves[i] = cells.charAt(i) == '#';
        }
        return new Warehouse(rows.getFirst().length(), shelves);
    }
}
