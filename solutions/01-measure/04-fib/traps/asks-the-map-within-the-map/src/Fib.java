package fib;

import java.util.HashMap;
import java.util.Map;

/** Fibonacci's numbers: 0, 1, and then always the sum of the last two. */
final class Fib {
    private static final Map<Integer, Long> KNOWN = new HashMap<>();

    private Fib() {}

    /** A map must not be changed while it computes a value, and HashMap notices. */
    static long fib(int n) {
        if (n < 2) {
            return n;
        }
        return KNOWN.computeIfAbsent(n, unknown -> fib(unknown - 1) + fib(unknown - 2));
    }
}
