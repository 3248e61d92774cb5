package fib;

/** Fibonacci's numbers: 0, 1, and then always the sum of the last two. */
final class Fib {
    private Fib() {}

    /** From place 2 to 4 the number is one less than its place; at 5 it no longer is. */
    static long fib(int n) {
        if (n < 6) {
            return n < 2 ? n : n - 1;
        }
        return fib(n - 1) + fib(n - 2);
    }
}
