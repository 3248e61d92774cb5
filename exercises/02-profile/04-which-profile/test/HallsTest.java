package whichprofile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HallsTest {
    private static final int GATES = 4;

    @Test
    void in_the_morning_all_halls_are_empty() {
        Halls halls = new Halls(3, 10);
        assertEquals(List.of(0, 0, 0), visitors(halls, 3));
    }

    @Test
    void who_enters_is_in_that_hall_and_in_no_other() {
        Halls halls = new Halls(3, 10);
        assertTrue(halls.enter(1));
        assertTrue(halls.enter(1));
        assertTrue(halls.enter(2));
        assertEquals(List.of(0, 2, 1), visitors(halls, 3));
    }

    @Test
    void who_leaves_is_gone() {
        Halls halls = new Halls(2, 10);
        halls.enter(0);
        halls.enter(1);
        halls.leave(0);
        assertEquals(List.of(0, 1), visitors(halls, 2));
    }

    @Test
    void nobody_enters_a_full_hall() {
        Halls halls = new Halls(1, 2);
        assertTrue(halls.enter(0));
        assertTrue(halls.enter(0));
        assertFalse(halls.enter(0));
        assertEquals(2, halls.visitors(0));
    }

    @Test
    void when_somebody_leaves_a_full_hall_there_is_room_for_one() {
        Halls halls = new Halls(1, 2);
        halls.enter(0);
        halls.enter(0);
        halls.leave(0);
        assertTrue(halls.enter(0));
        assertFalse(halls.enter(0));
    }

    @Test
    void a_hall_that_is_closed_takes_nobody() {
        Halls halls = new Halls(1, 0);
        assertFalse(halls.enter(0));
        assertEquals(0, halls.visitors(0));
    }

    @Test
    void a_hall_that_does_not_exist_is_a_mistake() {
        Halls halls = new Halls(2, 10);
        assertThrows(IndexOutOfBoundsException.class, () -> halls.enter(2));
        assertThrows(IndexOutOfBoundsException.class, () -> halls.leave(-1));
        assertEquals(List.of(0, 0), visitors(halls, 2));
        assertTrue(halls.enter(1), "and the gates work on");
    }

    @Test
    void agrees_with_a_list_of_visitors_on_20_random_days() {
        Random random = new Random(1793);
        for (int day = 0; day < 20; day++) {
            int capacity = random.nextInt(6);
            Halls halls = new Halls(4, capacity);
            List<Integer> inside = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                int hall = random.nextInt(4);
                int there = (int) inside.stream().filter(visited -> visited == hall).count();
                if (random.nextBoolean()) {
                    assertEquals(there < capacity, halls.enter(hall));
                    if (there < capacity) {
                        inside.add(hall);
                    }
                } else if (there > 0) {
                    halls.leave(hall);
                    inside.remove((Integer) hall);
                }
                assertEquals(
                        (int) inside.stream().filter(visited -> visited == hall).count(),
                        halls.visitors(hall));
            }
        }
    }

    @Test
    void four_gates_lose_nobody() throws Exception {
        Halls halls = new Halls(2, Integer.MAX_VALUE);
        AtomicInteger stayed = new AtomicInteger();
        atOnce(gate -> {
            int entered = 0;
            for (long end = System.nanoTime() + 300_000_000; System.nanoTime() < end; ) {
                halls.enter(0);
                halls.enter(1);
                halls.enter(1);
                halls.leave(1);
                entered++;
            }
            stayed.addAndGet(entered);
        });
        assertEquals(List.of(stayed.get(), stayed.get()), visitors(halls, 2));
    }

    /** One place is one place, however many gates see it free at the same moment. */
    @Test
    void four_gates_never_let_too_many_in() throws Exception {
        int capacity = 1;
        Halls halls = new Halls(1, capacity);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        atOnce(gate -> {
            for (long end = System.nanoTime() + 1_000_000_000; System.nanoTime() < end; ) {
                if (halls.enter(0)) {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    inside.decrementAndGet();
                    halls.leave(0);
                }
            }
        });
        assertEquals(0, halls.visitors(0));
        assertTrue(most.get() <= capacity, most + " visitors at once where one is allowed");
    }

    private interface Gate {
        void open(int gate);
    }

    private static void atOnce(Gate gate) throws Exception {
        CyclicBarrier morning = new CyclicBarrier(GATES);
        List<Callable<Void>> gates = new ArrayList<>();
        for (int i = 0; i < GATES; i++) {
            int number = i;
            gates.add(() -> {
                morning.await();
                gate.open(number);
                return null;
            });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(GATES)) {
            for (var done : threads.invokeAll(gates)) {
                done.get();
            }
        }
    }

    private static List<Integer> visitors(Halls halls, int count) {
        List<Integer> visitors = new ArrayList<>();
        for (int hall = 0; hall < count; hall++) {
            visitors.add(halls.visitors(hall));
        }
        return visitors;
    }
}
