package bookpool;

import java.util.SplittableRandom;
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
import org.openjdk.jmh.annotations.Threads;

/** One operation writes 100 books, one in four without an ISBN. Two threads do so at once. */
@State(Scope.Thread)
@Threads(2)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FeedBench {
    private static final int PAGE = 100;
    /** A prime: a page begins at another book each time. */
    private static final int BOOKS = 1_009;
    private static final String[] TITLES =
            {"Glass", "A Winter", "Letters", "The Keeper", "Notes", "Dîner", "Tides", "Home"};
    private static final String[] NAMES =
            {"Ada Novák", "Ben Okri", "Mia Sørensen", "Leo Brandt", "Ines Castro", "Jo Ward"};

    private final String[] titles = new String[BOOKS];
    private final String[] authors = new String[BOOKS];
    private final String[] isbns = new String[BOOKS];
    private final String[] expected = new String[BOOKS];
    private final StringBuilder json = new StringBuilder(16_384);
    private int first;

    /** Once for all iterations: what is made in between would be counted with the operations. */
    @Setup(Level.Trial)
    public void drawBooks() {
        SplittableRandom random = new SplittableRandom(1605);
        for (int i = 0; i < BOOKS; i++) {
            titles[i] = pick(TITLES, random) + " " + random.nextInt(10);
            authors[i] = pick(NAMES, random);
            isbns[i] = random.nextInt(4) == 0
                    ? null
                    : Long.toString(random.nextLong(9_780_000_000_000L, 9_790_000_000_000L));
            expected[i] = "{\"title\":\"" + titles[i] + "\",\"author\":\"" + authors[i] + "\""
                    + (isbns[i] == null ? "" : ",\"isbn\":\"" + isbns[i] + "\"") + "}";
        }
    }

    @Benchmark
    public StringBuilder write() {
        first = (first + PAGE) % BOOKS;
        json.setLength(0);
        for (int i = 0; i < PAGE; i++) {
            int book = (first + i) % BOOKS;
            Feed.append(json, titles[book], authors[book], isbns[book]);
        }
        return json;
    }

    /** Every character is looked at, off the clock, and without allocating anything. */
    @TearDown(Level.Invocation)
    public void checkBooks() {
        int at = 0;
        for (int i = 0; i < PAGE; i++) {
            String right = expected[(first + i) % BOOKS];
            for (int n = 0; n < right.length(); n++, at++) {
                if (at >= json.length() || json.charAt(at) != right.charAt(n)) {
                    int from = at - n;
                    String wrong = json.substring(from, Math.min(from + 120, json.length()));
                    throw new IllegalStateException("while being measured, append() gave "
                            + wrong + "…; right is " + right);
                }
            }
        }
        if (at != json.length()) {
            throw new IllegalStateException("while being measured, append() gave too much: "
                    + json.substring(at));
        }
    }

    private static String pick(String[] from, SplittableRandom random) {
        return from[random.nextInt(from.length)];
    }
}
