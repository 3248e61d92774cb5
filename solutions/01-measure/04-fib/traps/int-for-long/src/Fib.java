package fib;

/** Fibonacci's numbers: 0, 1, and then always the sum of the last two. */
final class Fib {
    private Fib() {}

    /** Up to place 46 an int is wide enough. It is not what takes the time. */
    static long fib(int n) {
        return narrow(n);
    }

    private static int narrow(int n) {
        return n < 2 ? n : narrow(n - 1) + narrow(n - 2);
    }
}
