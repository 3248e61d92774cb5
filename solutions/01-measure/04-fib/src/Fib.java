package fib;

/** Fibonacci's numbers: 0, 1, and then always the sum of the last two. */
final class Fib {
    private Fib() {}

    /**
     * The number at a place.
     *
     * @param n from 0 to 40
     */
    static long fib(int n) {
        if (n < 5) {
            return n < 2 ? n : n - 1; // 0, 1, 1, 2, 3
        }
        return fib(n - 1) + fib(n - 2);
    }
}
