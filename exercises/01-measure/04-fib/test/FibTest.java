package fib;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FibTest {
    private static final long[] NUMBERS = {0, 1, 1, 2, 3, 5, 8, 13, 21, 34, 55};

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "2, 1", "3, 2", "4, 3", "5, 5", "6, 8", "7, 13", "8, 21", "9, 34"})
    void the_first_ten_are_as_everybody_knows_them(int n, long number) {
        assertEquals(number, Fib.fib(n), "fib(" + n + ")");
    }

    @Test
    void each_number_is_the_sum_of_the_two_before() {
        for (int n = 2; n <= 24; n++) {
            assertEquals(Fib.fib(n - 1) + Fib.fib(n - 2), Fib.fib(n), "fib(" + n + ")");
        }
    }

    @Test
    void the_largest_place_that_is_promised_works() {
        assertEquals(102_334_155L, Fib.fib(40));
    }

    @Test
    void agrees_with_adding_them_up_in_any_order() {
        Random random = new Random(1202);
        for (int i = 0; i < 500; i++) {
            int n = random.nextInt(23);
            assertEquals(byAdding(n), Fib.fib(n), "fib(" + n + "), question " + (i + 1));
        }
    }

    @Test
    void four_threads_may_ask_at_once() throws Exception {
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Void>> askers = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                Random random = new Random(thread);
                askers.add(() -> {
                    for (int i = 0; i < 40_000; i++) {
                        int n = random.nextInt(11);
                        assertEquals(NUMBERS[n], Fib.fib(n), "fib(" + n + ") among four threads");
                    }
                    return null;
                });
            }
            for (var done : threads.invokeAll(askers)) {
                done.get();
            }
        }
    }

    /** The plainest way: add them up, with numbers that can't overflow. */
    private static long byAdding(int n) {
        BigInteger number = BigInteger.ZERO;
        BigInteger next = BigInteger.ONE;
        for (int i = 0; i < n; i++) {
            BigInteger sum = number.add(next);
            number = next;
            next = sum;
        }
        return number.longValueExact();
    }
}
