package wordcount;

import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;

/** Counts the words of a text that is to be translated: the translator is paid by the word. */
final class WordCount {
    private WordCount() {}

    /** A PrintStream looks like a buffer, and hands on each line as it is printed. */
    static void report(Path text, Path report) throws IOException {
        try (InputStream in = new BufferedInputStream(new FileInputStream(text.toFile()));
                PrintStream out = new PrintStream(report.toFile())) {
            long total = 0;
            int words = 0;
            int before = '\n';
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (next > ' ' && before <= ' ') {
                    words++;
                }
                if (next == '\n') {
                    out.print(words + "\n");
                    total += words;
                    words = 0;
                }
                before = next;
            }
            if (before != '\n') {
                out.print(words + "\n");
                total += words;
            }
            out.print("total " + total + "\n");
        }
    }
}
