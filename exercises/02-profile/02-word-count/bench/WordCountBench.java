package wordcount;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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

/**
 * One operation reports on a text of 2,048 bytes in 64 lines, other words each time.
 *
 * <p>Off the clock, a text is written in one call to the kernel, and a report looked at in one.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class WordCountBench {
    private static final int BYTES = 2_048;
    private static final int LINES = 64;
    private static final int LINE = BYTES / LINES;
    private static final byte[] TOTAL = "total ".getBytes(US_ASCII);

    private final byte[] text = new byte[BYTES];
    private final ByteBuffer textBytes = ByteBuffer.allocateDirect(BYTES);
    private final byte[] expected = new byte[1_024];
    private final byte[] found = new byte[1_024];
    private final ByteBuffer foundBytes = ByteBuffer.allocateDirect(found.length);
    private Random random;
    private long seed;
    private Path folder;
    private Path textFile;
    private Path reportFile;
    private FileChannel texts;

    @Setup
    public void openFiles() throws IOException {
        folder = Files.createTempDirectory("words");
        textFile = folder.resolve("manual.txt");
        reportFile = folder.resolve("manual.words");
        texts = FileChannel.open(textFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    @Setup(Level.Iteration)
    public void writeLines() {
        random = new Random(++seed);
        for (int line = 0; line < LINES; line++) {
            writeLine(line);
        }
    }

    /** A line is written anew before each report, so that no two texts are the same. */
    @Setup(Level.Invocation)
    public void changeText() throws IOException {
        writeLine(random.nextInt(LINES));
        texts.write(textBytes.clear().put(text).flip(), 0);
    }

    @Benchmark
    public Path report() throws IOException {
        WordCount.report(textFile, reportFile);
        return reportFile;
    }

    /** Every report is looked at, off the clock. */
    @TearDown(Level.Invocation)
    public void checkReport() throws IOException {
        int right = writeExpected();
        int length = readReport();
        for (int i = 0; i < Math.max(right, length); i++) {
            if (i >= right || i >= length || expected[i] != found[i]) {
                throw new IllegalStateException("while being measured, report() wrote \"…"
                        + from(found, length, i) + "\" at byte " + i + ", where right is \"…"
                        + from(expected, right, i) + "\"");
            }
        }
    }

    @TearDown
    public void removeFiles() throws IOException {
        texts.close();
        Files.deleteIfExists(reportFile);
        Files.deleteIfExists(textFile);
        Files.deleteIfExists(folder);
    }

    /** Words of one to nine letters, up to the end of the line. */
    private void writeLine(int line) {
        int at = line * LINE;
        int end = at + LINE - 1;
        while (at < end) {
            for (int letters = 1 + random.nextInt(9); letters > 0 && at < end; letters--) {
                text[at++] = (byte) ('a' + random.nextInt(26));
            }
            if (at < end) {
                text[at++] = ' ';
            }
        }
        text[end] = '\n';
    }

    private int writeExpected() {
        int length = 0;
        int total = 0;
        for (int line = 0; line < LINES; line++) {
            int words = 0;
            for (int at = line * LINE; at < (line + 1) * LINE; at++) {
                words += text[at] > ' ' && (at == 0 || text[at - 1] <= ' ') ? 1 : 0;
            }
            total += words;
            length = number(words, length);
        }
        System.arraycopy(TOTAL, 0, expected, length, TOTAL.length);
        return number(total, length + TOTAL.length);
    }

    private int number(int number, int at) {
        int end = at + (number < 10 ? 1 : number < 100 ? 2 : number < 1_000 ? 3 : 4);
        expected[end] = '\n';
        int rest = number;
        for (int i = end - 1; i >= at; i--) {
            expected[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return end + 1;
    }

    private int readReport() throws IOException {
        try (FileChannel report = FileChannel.open(reportFile)) {
            int length = Math.max(0, report.read(foundBytes.clear(), 0));
            foundBytes.flip().get(found, 0, length);
            return length;
        }
    }

    private static String from(byte[] bytes, int length, int at) {
        int begin = Math.min(at, length);
        return new String(bytes, begin, Math.min(20, length - begin), US_ASCII).replace("\n", "\\n");
    }
}
