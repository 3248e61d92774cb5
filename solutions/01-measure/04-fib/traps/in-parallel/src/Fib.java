package fib;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveTask;

/** Fibonacci's numbers: 0, 1, and then always the sum of the last two. */
final class Fib {
    private Fib() {}

    /** From place 10 on each number is a task, which costs more than the adding that it does. */
    static long fib(int n) {
        return ForkJoinPool.commonPool().invoke(new Number(n));
    }

    @SuppressWarnings("serial")
    private static final class Number extends RecursiveTask<Long> {
        private final int n;

        Number(int n) {
            this.n = n;
        }

        @Override
        protected Long compute() {
            if (n < 10) {
                return alone(n);
            }
            Number one = new Number(n - 1);
            one.fork();
            return new Number(n - 2).compute() + one.join();
        }

        private static long alone(int n) {
            return n < 2 ? n : alone(n - 1) + alone(n - 2);
        }
    }
}
