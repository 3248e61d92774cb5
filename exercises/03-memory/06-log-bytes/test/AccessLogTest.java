package logbytes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import logbytes.AccessLog.Traffic;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AccessLogTest {
    private static final Traffic NONE = new Traffic(0, 0, 0);
    private static final long OCT_10 = Instant.parse("2025-10-10T11:55:36Z").getEpochSecond();

    @Test
    void a_line_is_a_request_with_what_was_sent() {
        assertEquals(new Traffic(1, 0, 2_326), AccessLog.since(OCT_10, bytes("""
                203.0.113.7 - maria [10/Oct/2025:13:55:36 +0200] "GET /cart HTTP/1.1" 200 2326
                """)));
    }

    @Test
    void an_empty_log_has_no_requests() {
        assertEquals(NONE, AccessLog.since(OCT_10, new byte[0]));
    }

    @Test
    void the_last_line_may_lack_its_line_feed() {
        assertEquals(new Traffic(2, 1, 30), AccessLog.since(OCT_10, bytes("""
                ::1 - - [10/Oct/2025:11:55:36 +0000] "GET / HTTP/1.1" 200 10
                ::1 - - [10/Oct/2025:11:55:36 +0000] "GET / HTTP/1.1" 500 20""")));
    }

    @Test
    void what_came_before_does_not_count() {
        assertEquals(new Traffic(2, 0, 60), AccessLog.since(OCT_10, bytes("""
                ::1 - - [10/Oct/2025:11:55:35 +0000] "GET / HTTP/1.1" 200 10
                ::1 - - [10/Oct/2025:11:55:36 +0000] "GET / HTTP/1.1" 200 20
                ::1 - - [10/Oct/2025:11:55:37 +0000] "GET / HTTP/1.1" 200 40
                """)));
    }

    @Test
    void times_need_not_be_in_order() {
        assertEquals(new Traffic(3, 0, 100), AccessLog.since(OCT_10, bytes("""
                ::1 - - [10/Oct/2025:11:55:36 +0000] "GET /slow HTTP/1.1" 200 20
                ::1 - - [10/Oct/2025:11:55:35 +0000] "GET /slower HTTP/1.1" 200 8
                ::1 - - [10/Oct/2025:11:55:37 +0000] "GET / HTTP/1.1" 200 40
                ::1 - - [10/Oct/2025:11:55:35 +0000] "GET /slower HTTP/1.1" 200 8
                ::1 - - [10/Oct/2025:11:55:37 +0000] "GET / HTTP/1.1" 200 40
                ::1 - - [10/Oct/2025:11:55:35 +0000] "GET /slower HTTP/1.1" 200 8
                """)));
    }

    /** On 26 October, clocks in Berlin go back from three to two. */
    @Test
    void in_autumn_an_hour_comes_twice() {
        long secondTime = Instant.parse("2025-10-26T01:30:00Z").getEpochSecond();
        byte[] log = bytes("""
                ::1 - - [26/Oct/2025:02:30:00 +0200] "GET / HTTP/1.1" 200 10
                ::1 - - [26/Oct/2025:02:30:00 +0100] "GET / HTTP/1.1" 200 20
                ::1 - - [26/Oct/2025:02:30:00 +0200] "GET / HTTP/1.1" 200 40
                """);
        assertEquals(new Traffic(1, 0, 20), AccessLog.since(secondTime, log));
        assertEquals(new Traffic(3, 0, 70), AccessLog.since(secondTime - 3_600, log));
    }

    @Test
    void the_same_time_of_the_next_day_or_year_is_another() {
        long second = Instant.parse("2026-10-10T11:55:36Z").getEpochSecond();
        assertEquals(new Traffic(1, 0, 80), AccessLog.since(second, bytes("""
                ::1 - - [10/Oct/2025:11:55:36 +0000] "GET / HTTP/1.1" 200 10
                ::1 - - [10/Sep/2026:11:55:36 +0000] "GET / HTTP/1.1" 200 20
                ::1 - - [09/Oct/2026:11:55:36 +0000] "GET / HTTP/1.1" 200 40
                ::1 - - [10/Oct/2026:11:55:36 +0000] "GET / HTTP/1.1" 200 80
                """)));
    }

    @Test
    void what_the_server_could_not_do_is_an_error() {
        assertEquals(new Traffic(5, 2, 31), AccessLog.since(0, bytes("""
                ::1 - - [10/Oct/2025:11:55:36 +0000] "GET / HTTP/1.1" 200 1
                ::1 - - [10/Oct/2025:11:55:36 +0000] "GET / HTTP/1.1" 499 2
                ::1 - - [10/Oct/2025:11:55:36 +0000] "GET / HTTP/1.1" 500 4
                ::1 - - [10/Oct/2025:11:55:36 +0000] "GET / HTTP/1.1" 599 8
                ::1 - - [10/Oct/2025:11:55:36 +0000] "GET / HTTP/1.1" 101 16
                """)));
    }

    @Test
    void a_dash_means_that_nothing_was_sent() {
        assertEquals(new Traffic(2, 0, 0), AccessLog.since(0, bytes("""
                ::1 - - [10/Oct/2025:11:55:36 +0000] "HEAD / HTTP/1.1" 304 -
                ::1 - - [10/Oct/2025:11:55:36 +0000] "GET /favicon.ico HTTP/1.1" 200 0
                """)));
    }

    @Test
    void a_film_has_more_bytes_than_an_int_can_count() {
        assertEquals(new Traffic(2, 0, 9_876_543_210L), AccessLog.since(0, bytes("""
                ::1 - - [10/Oct/2025:11:55:36 +0000] "GET /a.mkv HTTP/1.1" 200 9876543000
                ::1 - - [10/Oct/2025:11:55:36 +0000] "GET /b.srt HTTP/1.1" 200 210
                """)));
    }

    @Test
    void a_request_may_look_like_anything() {
        assertEquals(new Traffic(5, 0, 31), AccessLog.since(OCT_10, bytes("""
                ::1 - - [10/Oct/2025:11:55:36 +0000] "-" 408 1
                ::1 - - [10/Oct/2025:11:55:36 +0000] "GET /a b 503 99 HTTP/1.1" 200 2
                ::1 - - [10/Oct/2025:11:55:36 +0000] "GET /\\"][x\\" HTTP/1.1" 200 4
                ::1 - - [10/Oct/2025:11:55:36 +0000] "" 400 8
                ::1 - - [10/Oct/2025:11:55:36 +0000] "GET /Ελένη/さくら/🚲 HTTP/1.1" 200 16
                """)));
    }

    @Test
    void a_user_may_have_a_bracket() {
        assertEquals(new Traffic(1, 0, 7), AccessLog.since(OCT_10, bytes("""
                shop.example.org - ops[eu] [10/Oct/2025:11:55:36 +0000] "GET / HTTP/1.1" 200 7
                """)));
    }

    @Test
    void the_log_is_left_as_it_is() {
        byte[] log = bytes("""
                ::1 - - [10/Oct/2025:11:55:36 +0000] "GET / HTTP/1.1" 200 10
                """);
        byte[] before = log.clone();
        AccessLog.since(OCT_10, log);
        assertEquals(new String(before, UTF_8), new String(log, UTF_8));
    }

    @Test
    void agrees_with_what_was_put_into_200_random_logs() {
        Random random = new Random(1_999);
        for (int i = 0; i < 200; i++) {
            long since = OCT_10 + random.nextInt(6);
            Written written = randomLog(random, since);
            assertEquals(written.traffic, AccessLog.since(since, bytes(written.log)),
                    () -> "since " + since + " in\n" + written.log);
        }
    }

    /** One server's log is added up while others' are. */
    @Test
    void four_threads_may_ask_at_once() throws Throwable {
        CyclicBarrier start = new CyclicBarrier(4);
        List<FutureTask<Void>> servers = Stream
                .generate(() -> new FutureTask<Void>(() -> askAgainAndAgain(start), null))
                .limit(4).toList();
        servers.forEach(server -> Thread.ofPlatform().start(server));
        for (FutureTask<Void> server : servers) {
            try {
                server.get();
            } catch (ExecutionException e) {
                throw e.getCause();
            }
        }
    }

    /** A log whose lines are by turns too old and not. */
    private static void askAgainAndAgain(CyclicBarrier start) {
        byte[] log = bytes(IntStream.range(0, 100)
                .mapToObj(i -> "::1 - - [" + written(OCT_10 + i % 2, 2) + "] \"GET / HTTP/1.1\" 200 1\n")
                .collect(Collectors.joining()));
        try {
            start.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new AssertionError("a thread did not come", e);
        }
        long deadline = System.nanoTime() + 300_000_000;
        while (System.nanoTime() < deadline) {
            assertEquals(new Traffic(50, 0, 50), AccessLog.since(OCT_10 + 1, log),
                    "while other threads read other logs");
        }
    }

    private record Written(String log, Traffic traffic) {}

    /** Few different seconds, so that many lines share one; some an hour off, some not UTC. */
    private static Written randomLog(Random random, long since) {
        StringBuilder log = new StringBuilder();
        int requests = 0;
        int errors = 0;
        long bytes = 0;
        for (int n = random.nextInt(40); n > 0; n--) {
            long second = OCT_10 + random.nextInt(6) + (random.nextInt(8) == 0 ? 3_600 : 0);
            int status = List.of(200, 200, 301, 404, 500, 503).get(random.nextInt(6));
            int size = random.nextInt(4) == 0 ? 0 : random.nextInt(1 << random.nextInt(31));
            if (second >= since) {
                requests++;
                errors += status >= 500 ? 1 : 0;
                bytes += size;
            }
            log.append("203.0.113.").append(random.nextInt(256)).append(" - - [")
                    .append(written(second, random.nextInt(-3, 4))).append("] \"GET /")
                    .append("a b ".repeat(random.nextInt(3))).append(" HTTP/1.1\" ")
                    .append(status).append(' ').append(size == 0 ? "-" : size).append('\n');
        }
        return new Written(log.toString(), new Traffic(requests, errors, bytes));
    }

    private static String written(long second, int hours) {
        return DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss xx", Locale.ENGLISH)
                .withZone(ZoneOffset.ofHours(hours)).format(Instant.ofEpochSecond(second));
    }

    private static byte[] bytes(String log) {
        return log.getBytes(UTF_8);
    }
}
