package bookpool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FeedTest {
    @Test
    void a_book_has_title_author_and_isbn() {
        assertEquals(
                "{\"title\":\"Emma\",\"author\":\"Jane Austen\",\"isbn\":\"9780141439587\"}",
                json("Emma", "Jane Austen", "9780141439587"));
    }

    @Test
    void a_book_without_isbn_has_no_such_member() {
        assertEquals(
                "{\"title\":\"Emma\",\"author\":\"Jane Austen\"}",
                json("Emma", "Jane Austen", null));
    }

    /** The number of the book before must not stick. */
    @Test
    void a_book_without_isbn_has_none_after_one_with() {
        for (int i = 0; i < 1_000; i++) {
            json("Emma", "Jane Austen", "9780141439587");
            assertEquals(
                    "{\"title\":\"Beowulf\",\"author\":\"unknown\"}",
                    json("Beowulf", "unknown", null));
        }
    }

    @Test
    void what_is_empty_stays() {
        assertEquals("{\"title\":\"\",\"author\":\"\",\"isbn\":\"\"}", json("", "", ""));
    }

    @Test
    void quotes_backslashes_and_control_characters_are_escaped() {
        assertEquals(
                "{\"title\":\"\\\"A\\\" \\\\ B\","
                        + "\"author\":\"a\\u000a\\u001fb\",\"isbn\":\"\\u0000\"}",
                json("\"A\" \\ B", "a\n\u001fb", "\0"));
    }

    @Test
    void letters_of_every_script_survive() {
        assertEquals(
                "{\"title\":\"Ζορμπάς\",\"author\":\"Čapek 夏目 🚲\"}",
                json("Ζορμπάς", "Čapek 夏目 🚲", null));
    }

    @Test
    void a_book_is_appended_to_what_is_there() {
        StringBuilder json = new StringBuilder("[");
        Feed.append(json, "a", "b", null);
        json.append(',');
        Feed.append(json, "c", "d", "e");
        assertEquals("[{\"title\":\"a\",\"author\":\"b\"},"
                + "{\"title\":\"c\",\"author\":\"d\",\"isbn\":\"e\"}", json.toString());
    }

    @Test
    void a_book_without_title_or_author_is_refused_and_leaves_nothing_behind() {
        for (int i = 0; i < 300; i++) {
            StringBuilder json = new StringBuilder("[");
            assertThrows(NullPointerException.class, () -> Feed.append(json, null, "a", "1"));
            assertThrows(NullPointerException.class, () -> Feed.append(json, "t", null, "2"));
            assertEquals("[", json.toString());
            assertEquals("{\"title\":\"t\",\"author\":\"a\"}", json("t", "a", null));
        }
    }

    @Test
    void agrees_with_a_slower_writer_on_500_random_books() {
        Random random = new Random(1605);
        for (int i = 0; i < 500; i++) {
            String title = randomText(random);
            String author = randomText(random);
            String isbn = random.nextBoolean() ? randomText(random) : null;
            assertEquals(slowJson(title, author, isbn), json(title, author, isbn));
        }
    }

    /** Shops are served at the same time, and each has its own books. */
    @Test
    void eight_threads_write_their_own_books() throws Throwable {
        List<FutureTask<Void>> shops = new ArrayList<>();
        for (int n = 0; n < 8; n++) {
            String shop = "shop " + n;
            shops.add(new FutureTask<>(() -> {
                StringBuilder json = new StringBuilder();
                for (int i = 0; i < 20_000; i++) {
                    String isbn = i % 3 == 0 ? null : shop + i % 10;
                    json.setLength(0);
                    Feed.append(json, shop, shop, isbn);
                    String right = "{\"title\":\"" + shop + "\",\"author\":\"" + shop + "\""
                            + (isbn == null ? "}" : ",\"isbn\":\"" + isbn + "\"}");
                    assertEquals(right, json.toString(), "with eight threads at work");
                }
                return null;
            }));
        }
        shops.forEach(shop -> Thread.ofPlatform().start(shop));
        for (FutureTask<Void> shop : shops) {
            try {
                shop.get();
            } catch (ExecutionException e) {
                throw e.getCause();
            }
        }
    }

    private static String json(String title, String author, String isbn) {
        StringBuilder json = new StringBuilder();
        Feed.append(json, title, author, isbn);
        return json.toString();
    }

    private static String randomText(Random random) {
        String[] letters = {"a", "Z", " ", "'", "\"", "\\", "\t", "é", "ж", "語", "\u001b"};
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(8); n > 0; n--) {
            text.append(letters[random.nextInt(letters.length)]);
        }
        return text.toString();
    }

    private static String slowJson(String title, String author, String isbn) {
        String json = "{'title':'" + escaped(title) + "','author':'" + escaped(author) + "'";
        json += isbn == null ? "}" : ",'isbn':'" + escaped(isbn) + "'}";
        return json.replace("'", "\"").replace("\u0001", "'");
    }

    /** With a character that does not occur in place of the apostrophe, which is a quote above. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\t", "\\u0009")
                .replace("\u001b", "\\u001b")
                .replace("'", "\u0001");
    }
}
