package livevsalloc;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Instant;
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

/**
 * One operation is a report of one of 256 services: 500 lines, 255 KB. All have reported before
 * anything is measured.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class StatusPageBench {
    private static final int SERVICES = 256;
    private static final int LINES = 500;
    private static final int SHOWN = 5;
    private static final String TIME = "2026-03-01T09:30:00.125Z";
    private static final long BEGAN = Instant.parse(TIME).getEpochSecond();
    private static final int MESSAGE = 480;
    private static final int LINE = TIME.length() + " WARN ".length() + MESSAGE + 1;

    private final StatusPage page = new StatusPage();
    private final String[] services = new String[SERVICES];
    private final byte[] log = new byte[LINES * LINE];
    private final Random random = new Random(40);
    private String service;

    /** The state that the program is in after a quarter of an hour. */
    @Setup
    public void everyServiceReports() {
        for (int line = 0; line < LINES; line++) {
            writeLine(line);
        }
        for (int i = 0; i < SERVICES; i++) {
            services[i] = "service-" + i;
            page.report(services[i], log);
        }
    }

    /** Another service, and other entries to show, before each operation. */
    @Setup(Level.Invocation)
    public void nextReport() {
        service = services[random.nextInt(SERVICES)];
        for (int line = LINES - SHOWN; line < LINES; line++) {
            writeLine(line);
        }
    }

    @Benchmark
    public StatusPage report() {
        page.report(service, log);
        return page;
    }

    /** What the page shows is looked at each time, off the clock. */
    @TearDown(Level.Invocation)
    public void checkPage() {
        List<LogEntry> shown = page.newest(service);
        for (int i = 0; i < SHOWN; i++) {
            int line = LINES - SHOWN + i;
            if (shown.size() != SHOWN || !isRight(shown.get(i), line)) {
                throw new IllegalStateException("while being measured, newest(\"" + service
                        + "\") gave " + shown + ", and line " + (line + 1) + " of its log is \""
                        + new String(log, line * LINE, LINE - 1, US_ASCII) + "\"");
            }
        }
    }

    /** Without making anything: compared with the bytes of the log as they are. */
    private boolean isRight(LogEntry entry, int line) {
        int at = line * LINE;
        long seconds = (log[at + 17] - '0') * 10L + log[at + 18] - '0';
        return entry.time().getEpochSecond() == BEGAN + seconds
                && isAt(at + TIME.length() + 1, entry.level())
                && isAt(at + LINE - 1 - MESSAGE, entry.message())
                && entry.message().length() == MESSAGE;
    }

    private boolean isAt(int at, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (log[at + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private void writeLine(int line) {
        int at = line * LINE;
        for (char c : TIME.toCharArray()) {
            log[at++] = (byte) c;
        }
        int second = random.nextInt(60);
        log[line * LINE + 17] = (byte) ('0' + second / 10);
        log[line * LINE + 18] = (byte) ('0' + second % 10);
        for (char c : (random.nextInt(4) == 0 ? " WARN " : " INFO ").toCharArray()) {
            log[at++] = (byte) c;
        }
        for (int end = at + MESSAGE; at < end; at++) {
            log[at] = (byte) (at % 7 == 0 ? ' ' : 'a' + random.nextInt(26));
        }
        log[at] = '\n';
    }
}
