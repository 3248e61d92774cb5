package wordcount;

import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** How large should a buffer be? One operation adds up the bytes of a file of 64 KB. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class BufferBench {
    @Param("8192")
    public int buffer;

    private Path file;
    private long expected;
    private long last;

    @Setup
    public void writeFile() throws IOException {
        byte[] bytes = new byte[65_536];
        new Random(1).nextBytes(bytes);
        for (byte one : bytes) {
            expected += one & 0xff;
        }
        file = Files.write(Files.createTempFile("bytes", ".bin"), bytes);
    }

    @Benchmark
    public long readAll() throws IOException {
        long sum = 0;
        try (InputStream in =
                new BufferedInputStream(new FileInputStream(file.toFile()), buffer)) {
            for (int next = in.read(); next >= 0; next = in.read()) {
                sum += next;
            }
        }
        last = sum;
        return sum;
    }

    @TearDown
    public void removeFile() throws IOException {
        Files.deleteIfExists(file);
        if (last != expected) {
            throw new IllegalStateException("read " + last + ", and right is " + expected);
        }
    }
}
