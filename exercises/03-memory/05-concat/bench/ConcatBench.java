package concat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One operation renders a row of 2,000 cells, one of which has changed since the row before. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ConcatBench {
    private static final int CELLS = 2_000;
    /** No multiple of {@link #CELLS}: the same cells meet again only after millions of rows. */
    private static final int SPARES = 4_099;

    private final String[] spares = new String[SPARES];
    private List<String> cells;
    private int rows;
    private String last;
    private long seed;

    @Setup(Level.Iteration)
    public void fillCells() {
        Random random = new Random(++seed);
        Arrays.setAll(spares, i -> randomCell(random));
        cells = Arrays.asList(Arrays.copyOf(spares, CELLS));
    }

    @Benchmark
    public String join() {
        cells.set(rows % CELLS, spares[rows % SPARES]);
        rows++;
        last = Concat.row(cells);
        return last;
    }

    /** Every row is looked at, off the clock, and without allocating anything. */
    @TearDown(Level.Invocation)
    public void checkRow() {
        if (!isRight(last)) {
            String expected = cells.stream().map(String::trim).collect(Collectors.joining(";"));
            int at = Arrays.mismatch(expected.toCharArray(), last.toCharArray());
            throw new IllegalStateException("while being measured, row() gave \"…" + from(last, at)
                    + "…\" at character " + at + ", where the cells say \"…" + from(expected, at)
                    + "…\"");
        }
    }

    private boolean isRight(String row) {
        int at = 0;
        for (int i = 0; i < CELLS; i++) {
            String cell = cells.get(i);
            int length = cell.length() - (cell.endsWith(" ") ? 1 : 0);
            if (i > 0 && !row.startsWith(";", at++) || !row.regionMatches(at, cell, 0, length)) {
                return false;
            }
            at += length;
        }
        return at == row.length();
    }

    /** Three to eleven letters or digits; one cell in eight has a blank at its end. */
    private static String randomCell(Random random) {
        StringBuilder cell = new StringBuilder();
        for (int length = 3 + random.nextInt(9); length > 0; length--) {
            cell.append(Character.forDigit(random.nextInt(36), 36));
        }
        return random.nextInt(8) == 0 ? cell.append(' ').toString() : cell.toString();
    }

    private static String from(String text, int at) {
        return text.substring(Math.min(at, text.length()), Math.min(at + 20, text.length()));
    }
}
