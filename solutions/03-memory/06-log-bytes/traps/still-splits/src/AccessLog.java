package logbytes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The other half: a time is parsed once in a row, and every line is split into strings. */
final class AccessLog {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("'['dd/MMM/yyyy:HH:mm:ss Z']'", Locale.ENGLISH);

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
        String known = "";
        long parsed = 0;
        for (String line : new String(log, UTF_8).lines().toList()) {
            String[] fields = line.split(" ");
            String time = fields[3] + " " + fields[4];
            if (!time.equals(known)) {
                parsed = OffsetDateTime.parse(time, TIME).toEpochSecond();
                known = time;
            }
            if (parsed >= second) {
                // A request may have blanks in it, so the rest is counted from the end.
                int status = Integer.parseInt(fields[fields.length - 2]);
                String size = fields[fields.length - 1];
                requests++;
                errors += status >= 500 ? 1 : 0;
                bytes += size.equals("-") ? 0 : Long.parseLong(size);
            }
        }
        return new Traffic(requests, errors, bytes);
    }
}
