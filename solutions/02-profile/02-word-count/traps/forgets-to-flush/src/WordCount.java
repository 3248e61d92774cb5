package wordcount;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;

/** Counts the words of a text that is to be translated: the translator is paid by the word. */
final class WordCount {
    private WordCount() {}

    /** Nobody closes the buffer around the report, so what is in it stays there. */
    static void report(Path text, Path report) throws IOException {
        try (InputStream in = new BufferedInputStream(new FileInputStream(text.toFile()));
                FileOutputStream file = new FileOutputStream(report.toFile())) {
            OutputStream out = new BufferedOutputStream(file);
            long total = 0;
            int words = 0;
            int before = '\n';
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (next > ' ' && before <= ' ') {
                    words++;
                }
                if (next == '\n') {
                    out.write((words + "\n").getBytes(US_ASCII));
                    total += words;
                    words = 0;
                }
                before = next;
            }
            if (before != '\n') {
                out.write((words + "\n").getBytes(US_ASCII));
                total += words;
            }
            out.write(("total " + total + "\n").getBytes(US_ASCII));
        }
    }
}
