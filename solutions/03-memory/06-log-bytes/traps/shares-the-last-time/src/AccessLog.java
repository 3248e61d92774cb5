package logbytes;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;

/** What the alarm asks about the web server's access log, every ten seconds. */
final class AccessLog {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("'['dd/MMM/yyyy:HH:mm:ss Z']'", Locale.ENGLISH);
    private static final int TIME_LENGTH = "[10/Oct/2025:13:55:36 +0200]".length();
    private static final int FIELDS_BEFORE_TIME = 3;

    /** The next chunk of the log begins where this one ends, so why forget? Two threads know why. */
    private static final byte[] KNOWN = new byte[TIME_LENGTH];
    private static long parsed;

    /** What was asked of the server: how often, how often in vain, and how much it sent. */
    record Traffic(int requests, int errors, long bytes) {}

    private AccessLog() {}

    /**
     * Adds up the requests that came in that second or later. A line is written when its request
     * is done, so the times are not in order.
     *
     * @param second seconds since 1970, UTC
     * @param log lines of the Common Log Format, as the server writes them
     */
    static Traffic since(long second, byte[] log) {
        int requests = 0;
        int errors = 0;
        long bytes = 0;
        int end;
        for (int start = 0; start < log.length; start = end + 1) {
            end = endOfLine(log, start);
            int time = startOfTime(log, start);
            if (!Arrays.equals(log, time, time + TIME_LENGTH, KNOWN, 0, TIME_LENGTH)) {
                System.arraycopy(log, time, KNOWN, 0, TIME_LENGTH);
                parsed = OffsetDateTime.parse(new String(KNOWN, US_ASCII), TIME).toEpochSecond();
            }
            if (parsed >= second) {
                int size = startOfLastField(log, end);
                requests++;
                errors += log[size - "503 ".length()] >= '5' ? 1 : 0;
                bytes += size(log, size, end);
            }
        }
        return new Traffic(requests, errors, bytes);
    }

    private static int endOfLine(byte[] log, int start) {
        int end = start;
        while (end < log.length && log[end] != '\n') {
            end++;
        }
        return end;
    }

    private static int startOfTime(byte[] log, int start) {
        int at = start;
        for (int blanks = 0; blanks < FIELDS_BEFORE_TIME; at++) {
            blanks += log[at] == ' ' ? 1 : 0;
        }
        return at;
    }

    private static int startOfLastField(byte[] log, int end) {
        int at = end;
        while (log[at - 1] != ' ') {
            at--;
        }
        return at;
    }

    /** A dash means that nothing was sent. */
    private static long size(byte[] log, int start, int end) {
        if (log[start] == '-') {
            return 0;
        }
        long size = 0;
        for (int at = start; at < end; at++) {
            size = 10 * size + log[at] - '0';
        }
        return size;
    }
}
