package {package};

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One operation makes the list of 1,000 subscribers out of 2,000 subscriptions. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SubscribersBench {
    private static final int SUBSCRIPTIONS = 2_000;
    private static final int SUBSCRIBERS = 1_000;

    private List<String> addresses;
    private List<String> expected;
    private List<String> last;
    private long seed;

    /** Another list for each iteration: what is remembered of one is of no use for the next. */
    @Setup(Level.Iteration)
    public void fillAddresses() {
        Random random = new Random(++seed);
        List<String> drawn = new ArrayList<>();
        for (int i = 0; i < SUBSCRIPTIONS; i++) {
            int subscriber = i < SUBSCRIBERS ? i : random.nextInt(SUBSCRIBERS);
            drawn.add("user" + seed + "." + subscriber + "@example.org");
        }
        Collections.shuffle(drawn, random);
        addresses = List.copyOf(drawn);
        expected = List.copyOf(new LinkedHashSet<>(drawn));
    }

    @Benchmark
    public List<String> unique() {
        last = Subscribers.unique(addresses);
        return last;
    }

    /** Every list is looked at, off the clock: code that is fast and wrong must not pass. */
    @TearDown(Level.Invocation)
    public void checkList() {
        if (!expected.equals(last)) {
            throw new IllegalStateException("while being measured, unique() gave " + last.size()
                    + " addresses that are not the " + expected.size() + " of the list, in order");
        }
    }
}
