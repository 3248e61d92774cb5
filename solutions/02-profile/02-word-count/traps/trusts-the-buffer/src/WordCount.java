package wordcount;

import static java.nio.charset.StandardCharsets.US_ASCII;

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

    /** Counts the whole chunk, though the last one is filled only in part: the rest is older text. */
    static void report(Path text, Path report) throws IOException {
        try (InputStream in = new FileInputStream(text.toFile());
                OutputStream out =
                        new BufferedOutputStream(new FileOutputStream(report.toFile()))) {
            byte[] chunk = new byte[8_192];
            long total = 0;
            int words = 0;
            int before = '\n';
            for (int length = in.read(chunk); length > 0; length = in.read(chunk)) {
                for (int i = 0; i < chunk.length; i++) {
                    int next = chunk[i] & 0xff;
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
            }
            if (before != '\n') {
                out.write((words + "\n").getBytes(US_ASCII));
                total += words;
            }
            out.write(("total " + total + "\n").getBytes(US_ASCII));
        }
    }
}
