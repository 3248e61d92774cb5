package presize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DayTest {
    private static final List<String> NAMES = List.of("/", "/cart", "/search", "/größen", "/靴");

    private final Day day = new Day(NAMES);

    @Test
    void a_day_without_views_is_empty() {
        assertEquals(List.of(), day.viewed());
    }

    @Test
    void one_view_is_one_name() {
        day.add(0, 1);
        assertEquals(List.of("/cart"), day.viewed());
    }

    @Test
    void views_come_in_the_order_of_the_hours_and_within_an_hour_as_they_came() {
        day.add(23, 0);
        day.add(7, 2);
        day.add(7, 1);
        day.add(0, 4);
        day.add(7, 2);
        assertEquals(List.of("/靴", "/search", "/cart", "/search", "/"), day.viewed());
    }

    @Test
    void a_page_viewed_again_is_there_again() {
        for (int i = 0; i < 5; i++) {
            day.add(12, 3);
        }
        assertEquals(Collections.nCopies(5, "/größen"), day.viewed());
    }

    /** More than an hour has room for, and just as much. */
    @Test
    void a_busy_hour_is_complete() {
        for (int views : List.of(1_023, 1_024, 1_025, 5_000)) {
            Day busy = new Day(NAMES);
            List<String> expected = new ArrayList<>();
            for (int i = 0; i < views; i++) {
                busy.add(20, i % NAMES.size());
                expected.add(NAMES.get(i % NAMES.size()));
            }
            assertEquals(expected, busy.viewed(), views + " views in one hour");
        }
    }

    @Test
    void a_page_without_a_name_or_an_hour_that_does_not_exist_is_refused() {
        assertThrows(IndexOutOfBoundsException.class, () -> day.add(3, NAMES.size()));
        assertThrows(IndexOutOfBoundsException.class, () -> day.add(3, -1));
        assertThrows(IndexOutOfBoundsException.class, () -> day.add(24, 0));
        assertEquals(List.of(), day.viewed());
    }

    @Test
    void views_that_come_later_do_not_change_a_list_that_was_made_before() {
        day.add(8, 1);
        day.add(9, 2);
        List<String> before = day.viewed();
        day.add(8, 0);
        day.add(10, 0);
        assertEquals(List.of("/cart", "/search"), before);
        assertEquals(List.of("/cart", "/", "/search", "/"), day.viewed());
        assertEquals(List.of("/cart", "/search"), before);
    }

    @Test
    void a_list_belongs_to_who_asked_for_it() {
        day.add(8, 2);
        day.add(9, 1);
        List<String> mine = day.viewed();
        List<String> yours = day.viewed();
        assertNotSame(mine, yours);
        mine.sort(null);
        mine.add("/bye");
        assertEquals(List.of("/cart", "/search", "/bye"), mine);
        assertEquals(List.of("/search", "/cart"), yours);
        assertEquals(List.of("/search", "/cart"), day.viewed());
    }

    @Test
    void days_have_nothing_to_do_with_each_other() {
        Day other = new Day(List.of("/other"));
        other.add(8, 0);
        day.add(8, 1);
        assertEquals(List.of("/cart"), day.viewed());
        assertEquals(List.of("/other"), other.viewed());
    }

    @Test
    void agrees_with_a_plain_list_on_200_random_days() {
        Random random = new Random(1025);
        for (int i = 0; i < 200; i++) {
            Day drawn = new Day(NAMES);
            List<List<String>> hours = new ArrayList<>();
            for (int hour = 0; hour < 24; hour++) {
                hours.add(new ArrayList<>());
            }
            for (int n = random.nextInt(300); n > 0; n--) {
                int hour = random.nextInt(24);
                int page = random.nextInt(NAMES.size());
                drawn.add(hour, page);
                hours.get(hour).add(NAMES.get(page));
            }
            List<String> expected = new ArrayList<>();
            hours.forEach(expected::addAll);
            assertEquals(expected, drawn.viewed());
        }
    }

    /** Four reports of one finished day at the same time. */
    @Test
    void several_threads_may_ask_about_the_same_day() throws Exception {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 2_400; i++) {
            day.add(i / 100, i % NAMES.size());
            expected.add(NAMES.get(i % NAMES.size()));
        }
        List<FutureTask<Void>> reports = new ArrayList<>();
        for (int n = 0; n < 4; n++) {
            reports.add(new FutureTask<>(() -> {
                for (int i = 0; i < 200; i++) {
                    assertEquals(expected, day.viewed());
                }
                return null;
            }));
        }
        reports.forEach(report -> Thread.ofPlatform().start(report));
        for (FutureTask<Void> report : reports) {
            report.get();
        }
    }
}
