package finalizer;

import finalizer.Scans.DamagedPageException;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One operation counts the characters in a box of 100 pages. One box in 16 has a damaged page. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ArchiveBench {
    private static final int PAGES = 100;
    private static final int BOXES = 1 << 16;
    private static final long DAMAGED = -1;

    /** Handles that are still open when an operation is over, added up over the operations. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Counts {
        public long handlesLeftOpen;
    }

    private final SplittableRandom random = new SplittableRandom();
    private int salt;
    private int damagedPage;
    private final Scans scans = new Scans(this::length);
    private final Archive archive = new Archive(scans);
    private int first;
    private long characters;

    @Setup(Level.Iteration)
    public void scan() {
        salt = random.nextInt(1 << 20);
    }

    @Setup(Level.Invocation)
    public void chooseBox() {
        int box = random.nextInt(BOXES);
        first = box * PAGES;
        damagedPage = box % 16 == 0 ? first + random.nextInt(PAGES) : -1;
    }

    @Benchmark
    public long count(Counts counts) {
        try {
            characters = archive.characters(first, PAGES);
        } catch (DamagedPageException e) {
            characters = DAMAGED;
        }
        counts.handlesLeftOpen += scans.openHandles();
        return characters;
    }

    /** Each answer is looked at, off the clock. */
    @TearDown(Level.Invocation)
    public void checkCharacters() {
        long expected = damagedPage < 0 ? 0 : DAMAGED;
        for (int page = first; page < first + PAGES && damagedPage < 0; page++) {
            for (int line = 0; line < Scans.LINES; line++) {
                expected += length(page, line);
            }
        }
        if (characters != expected) {
            throw new IllegalStateException("while being measured, characters() "
                    + say(characters) + " for the pages from " + first + "; right is that it "
                    + say(expected));
        }
    }

    private static String say(long characters) {
        return characters == DAMAGED ? "found a damaged page" : "counted " + characters;
    }

    private int length(int page, int line) {
        return page == damagedPage && line == 5 ? -1 : (page ^ salt) + 7 * line & 63;
    }
}
