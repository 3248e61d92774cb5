package wordcount;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WordCountTest {
    @TempDir
    Path folder;

    @Test
    void each_line_has_its_number_and_all_have_a_total() throws IOException {
        assertReport("3\n2\n1\ntotal 6\n", "Press the button\nand wait\nhere\n");
    }

    @Test
    void an_empty_text_has_no_lines() throws IOException {
        assertReport("total 0\n", "");
    }

    @Test
    void empty_lines_keep_their_place() throws IOException {
        assertReport("0\n0\n2\n0\ntotal 2\n", "\n\nno smoking\n\n");
    }

    @Test
    void the_last_line_may_end_without_a_line_feed() throws IOException {
        assertReport("2\n1\ntotal 3\n", "no smoking\nplease");
    }

    @Test
    void a_last_line_of_blanks_is_a_line() throws IOException {
        assertReport("1\n0\ntotal 1\n", "please\n  ");
    }

    @Test
    void blanks_and_tabs_in_any_number_part_words() throws IOException {
        assertReport("4\ntotal 4\n", "  to\tbe   or\t \tnot \n");
    }

    @Test
    void a_carriage_return_is_a_blank_and_ends_no_line() throws IOException {
        assertReport("2\n3\ntotal 5\n", "no smoking\r\nmind\rthe\rgap\r\n");
    }

    @Test
    void letters_of_every_script_are_parts_of_words() throws IOException {
        assertReport("3\n2\n1\ntotal 6\n", "Zoë hört zu\nκαλή όρεξη\nさくら🚲\n");
    }

    /** The one character that looks like a blank and is none: French puts it before a colon. */
    @Test
    void a_no_break_space_is_part_of_a_word() throws IOException {
        assertReport("2\ntotal 2\n", "Attention\u00a0: travaux\n");
    }

    @Test
    void a_text_need_not_be_utf_8() throws IOException {
        Path text = folder.resolve("latin-1.txt");
        Files.write(text, "Bitte nicht stören\nMüllabfuhr\n".getBytes(ISO_8859_1));
        assertEquals("3\n1\ntotal 4\n", reportOf(text));
    }

    @Test
    void a_word_longer_than_any_buffer_is_one_word() throws IOException {
        String word = "x".repeat(10_000);
        assertReport("1\n2\ntotal 3\n", word + "\n" + word + " " + word + "\n");
    }

    @Test
    void many_short_lines_are_all_in_the_report() throws IOException {
        assertReport("1\n".repeat(5_000) + "total 5000\n", "a\n".repeat(5_000));
    }

    /** A buffer ends at a multiple of 512, and a word may begin there, or end, or go on. */
    @Test
    void a_word_may_lie_across_the_end_of_a_buffer() throws IOException {
        for (int before = 1; before <= 4; before++) {
            assertWordsAcross(before, 8_704);
        }
        assertWordsAcross(2, 66_048);
    }

    private void assertWordsAcross(int before, int bytes) throws IOException {
        StringBuilder text = new StringBuilder("-".repeat(512 - before - 1));
        int lines = (bytes - 512) / 512;
        for (int line = 0; line < lines; line++) {
            text.append("\nété\n").append("-".repeat(512 - "\nété\n".getBytes(UTF_8).length));
        }
        assertReport("1\n".repeat(2 * lines + 1) + "total " + (2 * lines + 1) + "\n", text + "");
    }

    @Test
    void an_old_report_is_replaced() throws IOException {
        Path text = write("a text with many words\n".repeat(100));
        Path report = folder.resolve("report");
        WordCount.report(text, report);
        Files.writeString(text, "short now\n");
        WordCount.report(text, report);
        assertEquals("2\ntotal 2\n", Files.readString(report));
        assertEquals("short now\n", Files.readString(text), "the text is left as it is");
    }

    @Test
    void a_text_that_is_not_there_is_an_error() {
        Path missing = folder.resolve("missing.txt");
        IOException thrown = assertThrows(
                IOException.class, () -> WordCount.report(missing, folder.resolve("report")));
        assertTrue(thrown instanceof FileNotFoundException || thrown instanceof NoSuchFileException,
                "an error that says what is missing: " + thrown);
    }

    @Test
    void agrees_with_a_slower_count_on_300_random_texts() throws IOException {
        Random random = new Random(1851);
        for (int i = 0; i < 300; i++) {
            String text = randomText(random, i < 296 ? 150 : 12_000);
            assertReport(slowerReport(text), text);
        }
    }

    @Test
    void texts_can_be_counted_at_the_same_time() throws Exception {
        List<String> texts = IntStream.range(0, 24)
                .mapToObj(i -> randomText(new Random(i), 2_000)).toList();
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Void>> reports = IntStream.range(0, texts.size()).mapToObj(i ->
                    (Callable<Void>) () -> {
                        assertReport(slowerReport(texts.get(i)), texts.get(i), i + ".txt");
                        return null;
                    }).toList();
            for (var done : threads.invokeAll(reports)) {
                done.get();
            }
        }
    }

    private void assertReport(String expected, String text) throws IOException {
        assertReport(expected, text, "text.txt");
    }

    private void assertReport(String expected, String text, String name) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, text);
        assertEquals(expected, reportOf(file), () -> "the report on \"" + shown(text) + "\"");
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("text.txt"), text);
    }

    private static String reportOf(Path text) throws IOException {
        Path report = text.resolveSibling(text.getFileName() + ".report");
        WordCount.report(text, report);
        return Files.readString(report, UTF_8);
    }

    private static String shown(String text) {
        String end = text.length() > 60 ? "… (" + text.length() + " characters)" : "";
        return text.substring(0, Math.min(60, text.length())).replace("\n", "\\n") + end;
    }

    private static String randomText(Random random, int atMost) {
        String[] parts = {" ", " ", "\n", "\t", "\r\n", "\u00a0", "a", "to", "don't", "Äther", "語"};
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(atMost); text.length() < length; ) {
            text.append(parts[random.nextInt(parts.length)]);
        }
        return text.toString();
    }

    /** The same report, by the library's means and in no hurry. */
    private static String slowerReport(String text) {
        StringBuilder report = new StringBuilder();
        long total = 0;
        String[] lines = (text.endsWith("\n") ? text : text + "\n").split("\n", -1);
        for (String line : text.isEmpty() ? new String[0] : Arrays.copyOf(lines, lines.length - 1)) {
            long words = Arrays.stream(line.split("[\\x00-\\x20]+"))
                    .filter(word -> !word.isEmpty()).count();
            report.append(words).append('\n');
            total += words;
        }
        return report.append("total ").append(total).append('\n').toString();
    }
}
