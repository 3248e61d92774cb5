package livevsalloc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StatusPageTest {
    private final StatusPage page = new StatusPage();

    @Test
    void the_last_five_lines_are_shown_the_oldest_first() {
        page.report("shop", log(1, 9));
        assertEquals(entries(5, 9), page.newest("shop"));
    }

    @Test
    void fewer_lines_are_all_shown() {
        page.report("shop", log(1, 3));
        assertEquals(entries(1, 3), page.newest("shop"));
        page.report("mail", log(1, 5));
        assertEquals(entries(1, 5), page.newest("mail"));
    }

    @Test
    void a_service_that_never_reported_shows_nothing() {
        page.report("shop", log(1, 3));
        assertEquals(List.of(), page.newest("mail"));
    }

    @Test
    void an_empty_report_shows_nothing() {
        page.report("shop", log(1, 3));
        page.report("shop", new byte[0]);
        assertEquals(List.of(), page.newest("shop"));
    }

    @Test
    void a_report_replaces_the_one_before() {
        page.report("shop", log(1, 9));
        page.report("shop", log(10, 11));
        assertEquals(entries(10, 11), page.newest("shop"));
    }

    @Test
    void services_do_not_see_each_others_lines() {
        page.report("shop", log(1, 6));
        page.report("mail", log(7, 8));
        page.report("auth", log(9, 19));
        assertEquals(entries(2, 6), page.newest("shop"));
        assertEquals(entries(7, 8), page.newest("mail"));
        assertEquals(entries(15, 19), page.newest("auth"));
    }

    @Test
    void an_entry_has_time_level_and_message() {
        String line = "2026-03-01T09:30:00.125Z WARN  Verbindung zu Zoë  verloren: 語 🚲 ";
        page.report("shop", line.getBytes(UTF_8));
        LogEntry expected = new LogEntry(Instant.parse("2026-03-01T09:30:00.125Z"), "WARN",
                " Verbindung zu Zoë  verloren: 語 🚲 ");
        assertEquals(List.of(expected), page.newest("shop"));
    }

    @Test
    void a_line_that_is_no_entry_is_an_error_and_changes_nothing() {
        page.report("shop", log(1, 6));
        for (String wrong : List.of("", "nonsense", "2026-03-01T09:30:00Z WARN", "now INFO hello")) {
            String log = line(7) + "\n" + wrong + "\n" + line(8);
            assertThrows(RuntimeException.class, () -> page.report("shop", log.getBytes(UTF_8)),
                    "the line \"" + wrong + "\", well before the last five or not, is no entry");
            String early = wrong + "\n" + new String(log(1, 20), UTF_8);
            assertThrows(RuntimeException.class, () -> page.report("shop", early.getBytes(UTF_8)),
                    "the line \"" + wrong + "\", well before the last five or not, is no entry");
        }
        assertEquals(entries(2, 6), page.newest("shop"));
    }

    /** Whoever draws the page is not in a hurry: what it was given has to stay as it was. */
    @Test
    void what_was_handed_out_does_not_change() {
        page.report("shop", log(1, 9));
        List<LogEntry> shown = page.newest("shop");
        page.report("shop", log(10, 30));
        page.report("mail", log(31, 33));
        assertEquals(entries(5, 9), shown);
    }

    @Test
    void the_log_may_be_overwritten_afterwards() {
        byte[] log = log(1, 9);
        page.report("shop", log);
        Arrays.fill(log, (byte) '?');
        assertEquals(entries(5, 9), page.newest("shop"));
    }

    @Test
    void what_is_shown_survives_the_collector() {
        page.report("shop", log(1, 9));
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        assertEquals(entries(5, 9), page.newest("shop"));
    }

    @Test
    void agrees_with_a_map_of_lines_on_500_random_reports() {
        Random random = new Random(5);
        Map<String, List<LogEntry>> expected = new HashMap<>();
        for (int i = 0; i < 500; i++) {
            String service = "service-" + random.nextInt(7);
            int first = random.nextInt(1_000);
            int last = first + random.nextInt(13) - 1;
            page.report(service, log(first, last));
            expected.put(service, entries(Math.max(first, last - 4), last));
            for (int other = 0; other < 7; other++) {
                String name = "service-" + other;
                assertEquals(expected.getOrDefault(name, List.of()), page.newest(name), name);
            }
        }
    }

    /** Each of four threads has services of its own, and looks at what the others have. */
    @Test
    void services_report_at_once() throws Exception {
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Void>> reporters = IntStream.range(0, 4)
                    .mapToObj(thread -> (Callable<Void>) () -> {
                        for (int i = 0; i < 300; i++) {
                            String service = "service-" + thread + "-" + i % 10;
                            page.report(service, log(i, i + 8));
                            assertEquals(entries(i + 4, i + 8), page.newest(service), service);
                            List<LogEntry> other = page.newest("service-" + (thread + 1) % 4 + "-0");
                            assertTrue(other.size() == 5 || other.isEmpty(), "shown: " + other);
                            assertEquals(new ArrayList<>(other), other);
                        }
                        return null;
                    }).toList();
            for (var done : threads.invokeAll(reporters)) {
                done.get();
            }
        }
    }

    private static byte[] log(int first, int last) {
        StringBuilder log = new StringBuilder();
        for (int i = first; i <= last; i++) {
            log.append(line(i)).append('\n');
        }
        return log.toString().getBytes(UTF_8);
    }

    private static List<LogEntry> entries(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(i -> new LogEntry(time(i), i % 3 == 0 ? "WARN" : "INFO", "order " + i))
                .toList();
    }

    private static String line(int i) {
        return time(i) + (i % 3 == 0 ? " WARN" : " INFO") + " order " + i;
    }

    private static Instant time(int i) {
        return Instant.ofEpochMilli(1_772_357_400_000L + 1_125L * i);
    }
}
