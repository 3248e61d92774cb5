package finalizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import finalizer.Scans.DamagedPageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ArchiveTest {
    private static final int DAMAGED = 666;

    private final Scans scans = new Scans(ArchiveTest::length);
    private final Archive archive = new Archive(scans);

    @Test
    void a_page_has_the_characters_of_its_lines() {
        assertEquals(charactersOn(3), archive.characters(3, 1));
    }

    @Test
    void a_box_has_the_characters_of_its_pages() {
        assertEquals(
                charactersOn(7) + charactersOn(8) + charactersOn(9), archive.characters(7, 3));
    }

    @Test
    void an_empty_box_has_none() {
        assertEquals(0, archive.characters(5, 0));
    }

    @Test
    void a_box_may_begin_at_page_zero() {
        assertEquals(charactersOn(0) + charactersOn(1), archive.characters(0, 2));
    }

    @Test
    void a_damaged_page_is_told() {
        var damaged =
                assertThrows(DamagedPageException.class, () -> archive.characters(660, 20));
        assertEquals("page 666 can't be read", damaged.getMessage());
    }

    @Test
    void behind_a_damaged_page_no_handle_is_lost() {
        for (int box = 600; box <= DAMAGED; box++) {
            int first = box;
            assertThrows(DamagedPageException.class, () -> archive.characters(first, 100));
        }
        assertClosedInTheEnd(scans);
    }

    @Test
    void a_page_that_does_not_exist_takes_no_handle() {
        assertThrows(IllegalArgumentException.class, () -> archive.characters(-1, 1));
        assertClosedInTheEnd(scans);
    }

    @Test
    void a_page_that_is_closed_has_given_its_handle_back() {
        Page page = new Page(scans, 1);
        assertEquals(1, scans.openHandles());
        page.close();
        assertEquals(0, scans.openHandles());
    }

    @Test
    void a_page_can_be_read_until_it_is_closed_and_not_after_that() {
        Page page = new Page(scans, 1);
        assertEquals(charactersOn(1), page.characters());
        assertEquals(charactersOn(1), page.characters());
        page.close();
        assertThrows(IllegalStateException.class, page::characters);
        try (Page other = new Page(scans, 2)) { // with the same handle
            assertThrows(IllegalStateException.class, page::characters);
            assertEquals(charactersOn(2), other.characters());
        }
    }

    @Test
    void to_close_a_page_twice_closes_nobody_elses() {
        Page page = new Page(scans, 1);
        page.close();
        try (Page other = new Page(scans, 2)) {
            page.close();
            assertEquals(charactersOn(2), other.characters());
        }
        assertEquals(0, scans.openHandles());
    }

    /** And not once more, which would be somebody else's handle by then. */
    @Test
    void a_page_that_was_closed_is_not_closed_again_when_it_is_garbage() {
        openAndClose(50);
        List<Page> others = new ArrayList<>();
        for (int number = 0; number < 50; number++) {
            others.add(new Page(scans, number));
        }
        for (int i = 0; i < 5; i++) {
            collect();
        }
        for (int number = 0; number < 50; number++) {
            assertEquals(charactersOn(number), others.get(number).characters());
        }
        others.forEach(Page::close);
        assertEquals(0, scans.openHandles());
    }

    private void openAndClose(int pages) {
        List<Page> opened = new ArrayList<>();
        for (int number = 0; number < pages; number++) {
            opened.add(new Page(scans, number));
        }
        opened.forEach(Page::close);
    }

    @Test
    void a_page_that_was_forgotten_is_closed_in_the_end() {
        forget(100);
        assertClosedInTheEnd(scans);
    }

    private void forget(int pages) {
        for (int number = 0; number < pages; number++) {
            assertEquals(charactersOn(number), new Page(scans, number).characters());
        }
    }

    @Test
    void a_page_in_use_stays_open_whatever_the_collector_does() {
        try (Page page = new Page(scans, 4)) {
            for (int i = 0; i < 5; i++) {
                collect();
                assertEquals(charactersOn(4), page.characters());
            }
        }
    }

    @Test
    void agrees_with_the_paper_on_100_random_boxes() {
        Random random = new Random(1972);
        for (int i = 0; i < 100; i++) {
            int first = 1_000 + random.nextInt(1_000_000);
            int pages = random.nextInt(40);
            long expected = 0;
            for (int number = first; number < first + pages; number++) {
                expected += charactersOn(number);
            }
            assertEquals(expected, archive.characters(first, pages), pages + " from " + first);
        }
    }

    @Test
    void eight_readers_share_the_archive() throws Exception {
        List<Callable<Void>> readers = new ArrayList<>();
        for (int reader = 1; reader <= 8; reader++) {
            int first = 1_000 * reader;
            readers.add(() -> {
                for (int box = first; box < first + 25; box++) {
                    assertEquals(
                            charactersOn(box) + charactersOn(box + 1), archive.characters(box, 2));
                }
                return null;
            });
        }
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var reader : threads.invokeAll(readers)) {
                reader.get();
            }
        }
        assertClosedInTheEnd(scans);
    }

    private static void assertClosedInTheEnd(Scans scans) {
        for (int i = 0; i < 200 && scans.openHandles() > 0; i++) {
            collect();
        }
        assertEquals(0, scans.openHandles(), "handles open, long after their pages were garbage");
    }

    /** A collection, and some time for whoever has to do something about what it found. */
    private static void collect() {
        System.gc();
        try {
            Thread.sleep(5);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static int length(int page, int line) {
        return page == DAMAGED && line == 20 ? -1 : (page * 31 + line * 17) % 80;
    }

    private static long charactersOn(int page) {
        long characters = 0;
        for (int line = 0; line < Scans.LINES; line++) {
            characters += length(page, line);
        }
        return characters;
    }
}
