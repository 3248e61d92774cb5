package livevsalloc;

import java.time.Instant;

/**
 * One line of a log: when, how bad, and what.
 *
 * @param level such as {@code WARN}
 */
record LogEntry(Instant time, String level, String message) {

    /**
     * Reads {@code 2026-03-01T09:30:00.125Z WARN connection to db-2 lost}; blanks within the message
     * stay.
     *
     * @throws IllegalArgumentException naming the line that is none
     */
    static LogEntry parse(String line) {
        String[] parts = line.split(" ", 3);
        if (parts.length < 3) {
            throw new IllegalArgumentException("no entry of a log: '" + line + "'");
        }
        return new LogEntry(Instant.parse(parts[0]), parts[1], parts[2]);
    }
}
