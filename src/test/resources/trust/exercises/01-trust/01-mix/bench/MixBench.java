package mix;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

@State(Scope.Benchmark)
public class MixBench {
    private final long[] numbers = Mix.numbers();

    @Benchmark
    public void mix() {
        Mix.mix(numbers);
    }
}
