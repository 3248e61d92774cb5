package logbytes;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import logbytes.AccessLog.Traffic;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One operation adds up 400 lines of a server that is asked some 150 times a second. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class AccessLogBench {
    private static final int LINES = 400;
    private static final int LINES_A_SECOND = 150;
    /** 10 October 2025, 13:55:00 in Berlin. */
    private static final long FIRST_SECOND = 1_760_097_300;
    private static final String[] PATHS = {"/", "/cart", "/search?q=lamp&page=2",
        "/img/oak-table-1200x800.webp", "/api/v2/products/4711/availability"};

    private final long[] seconds = new long[LINES];
    private final boolean[] failed = new boolean[LINES];
    private final int[] sizes = new int[LINES];
    private final int[] endOfLine = new int[LINES];
    private Random random;
    private byte[] log;
    private long since;
    private Traffic last;
    private long seed;

    @Setup(Level.Iteration)
    public void writeLog() {
        random = new Random(++seed);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < LINES; i++) {
            // One request in a hundred took a second, and its line comes behind later ones.
            int late = i >= LINES_A_SECOND && random.nextInt(100) == 0 ? 1 : 0;
            seconds[i] = FIRST_SECOND + i / LINES_A_SECOND - late;
            failed[i] = random.nextInt(50) == 0;
            sizes[i] = 10_000 + random.nextInt(90_000);
            append(text, i);
            endOfLine[i] = text.length() - 1;
        }
        log = text.toString().getBytes(US_ASCII);
    }

    private void append(StringBuilder text, int i) {
        text.append("203.0.113.").append(random.nextInt(256)).append(" - - [10/Oct/2025:13:55:0")
                .append(seconds[i] - FIRST_SECOND).append(" +0200] \"GET ")
                .append(PATHS[random.nextInt(PATHS.length)]).append(" HTTP/1.1\" ")
                .append(failed[i] ? 503 : 203).append(' ').append(sizes[i]).append('\n');
    }

    /** Twenty other answers and another question each time: what is remembered is of no use. */
    @Setup(Level.Invocation)
    public void serve() {
        since = FIRST_SECOND + random.nextInt(2);
        for (int changes = 20; changes > 0; changes--) {
            int i = random.nextInt(LINES);
            failed[i] = !failed[i];
            log[endOfLine[i] - "503 12345".length()] = (byte) (failed[i] ? '5' : '2');
            int digit = random.nextInt(10);
            sizes[i] = sizes[i] / 10 * 10 + digit;
            log[endOfLine[i] - 1] = (byte) ('0' + digit);
        }
    }

    @Benchmark
    public Traffic addUp() {
        last = AccessLog.since(since, log);
        return last;
    }

    /** Every sum is looked at, off the clock, and without allocating anything. */
    @TearDown(Level.Invocation)
    public void checkTraffic() {
        int requests = 0;
        int errors = 0;
        long bytes = 0;
        for (int i = 0; i < LINES; i++) {
            if (seconds[i] >= since) {
                requests++;
                errors += failed[i] ? 1 : 0;
                bytes += sizes[i];
            }
        }
        if (last.requests() != requests || last.errors() != errors || last.bytes() != bytes) {
            throw new IllegalStateException("while being measured, since() gave " + last
                    + "; right is " + new Traffic(requests, errors, bytes));
        }
    }
}
