package livevsalloc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The newest entries of each service's log, for the page that operations looks at. */
final class StatusPage {
    private static final int SHOWN = 5;

    private final Map<String, WeakReference<List<LogEntry>>> newest = new ConcurrentHashMap<>();

    /** Keeps nothing alive, not even the five entries that the page is to show. */
    void report(String service, byte[] log) {
        List<String> lines = new String(log, UTF_8).lines().toList();
        List<LogEntry> entries = new ArrayList<>(lines.size());
        for (String line : lines) {
            entries.add(LogEntry.parse(line));
        }
        int first = Math.max(0, entries.size() - SHOWN);
        newest.put(service, new WeakReference<>(entries.subList(first, entries.size())));
    }

    /** Up to five entries, the oldest first; none of a service that never reported. */
    List<LogEntry> newest(String service) {
        WeakReference<List<LogEntry>> held = newest.get(service);
        List<LogEntry> entries = held == null ? null : held.get();
        return entries == null ? List.of() : entries;
    }
}
