package livevsalloc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The newest entries of each service's log, for the page that operations looks at. */
final class StatusPage {
    private static final int SHOWN = 5;

    private final Map<String, List<LogEntry>> newest = new ConcurrentHashMap<>();

    /**
     * Takes in what a service has logged since its last report, and forgets what it had before.
     * Services report at any time, also at once.
     *
     * @param log lines in UTF-8, the oldest first
     * @throws RuntimeException where any line is no entry; then nothing is taken in
     */
    void report(String service, byte[] log) {
        List<String> lines = new String(log, UTF_8).lines().toList();
        List<LogEntry> entries = new ArrayList<>(lines.size());
        for (String line : lines) {
            entries.add(LogEntry.parse(line));
        }
        int first = Math.max(0, entries.size() - SHOWN);
        newest.put(service, entries.subList(first, entries.size()));
    }

    /** Up to five entries, the oldest first; none of a service that never reported. */
    List<LogEntry> newest(String service) {
        return newest.getOrDefault(service, List.of());
    }
}
