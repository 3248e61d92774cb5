package wordcount;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringTokenizer;

/** Counts the words of a text that is to be translated: the translator is paid by the word. */
final class WordCount {
    private WordCount() {}

    /** Short and buffered. But it has to know the encoding, and ends a line at a carriage return. */
    static void report(Path text, Path report) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(report)) {
            long total = 0;
            for (String line : Files.readAllLines(text)) {
                int words = new StringTokenizer(line).countTokens();
                out.write(words + "\n");
                total += words;
            }
            out.write("total " + total + "\n");
        }
    }
}
