package streampipe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MirrorTest {
    @Test
    void an_artifact_arrives_as_it_was_sent() throws IOException {
        assertMirrors("hotpath-1.0.jar".getBytes());
    }

    @Test
    void an_empty_artifact_is_an_artifact() throws IOException {
        assertMirrors(new byte[0]);
    }

    @Test
    void a_single_byte_is_enough() throws IOException {
        assertMirrors(new byte[] {-1});
    }

    @Test
    void sizes_around_those_of_buffers_are_no_different() throws IOException {
        for (int power = 9; power <= 17; power++) {
            for (int more = -1; more <= 1; more++) {
                assertMirrors(random(new Random(power), (1 << power) + more));
            }
        }
    }

    @Test
    void the_checksum_is_the_one_of_the_standard() throws IOException {
        Mirror.Receipt receipt = copy("123456789".getBytes(), new ByteArrayOutputStream());
        assertEquals(0xE306_9283L, receipt.checksum());
    }

    @Test
    void a_slow_network_sends_few_bytes_at_a_time() throws IOException {
        byte[] artifact = random(new Random(7), 3_000);
        ByteArrayOutputStream store = new ByteArrayOutputStream();
        Mirror.Receipt receipt = Mirror.copy(new Network(artifact, new Random(1), 1), store);
        assertArrayEquals(artifact, store.toByteArray());
        assertEquals(new Mirror.Receipt(3_000, checksum(artifact)), receipt);
    }

    @Test
    void both_streams_stay_open() throws IOException {
        List<String> closed = new ArrayList<>();
        InputStream upstream = new ByteArrayInputStream(new byte[100]) {
            @Override
            public void close() {
                closed.add("upstream");
            }
        };
        Mirror.copy(upstream, new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed.add("store");
            }
        });
        assertEquals(List.of(), closed);
    }

    @Test
    void bytes_that_the_store_has_already_stay() throws IOException {
        ByteArrayOutputStream store = new ByteArrayOutputStream();
        copy(new byte[] {1, 2}, store);
        copy(new byte[] {3}, store);
        assertArrayEquals(new byte[] {1, 2, 3}, store.toByteArray());
    }

    @Test
    void an_upstream_that_breaks_off_is_no_success() {
        IOException reset = new IOException("connection reset");
        InputStream upstream = new Network(new byte[50_000], new Random(1), 4_000) {
            @Override
            public int read(byte[] into, int at, int length) throws IOException {
                if (sent > 40_000) {
                    throw reset;
                }
                return super.read(into, at, length);
            }
        };
        OutputStream store = OutputStream.nullOutputStream();
        assertSame(reset, assertThrows(IOException.class, () -> Mirror.copy(upstream, store)));
    }

    @Test
    void a_full_store_is_no_success() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("no space left on device");
            }
        };
        assertThrows(IOException.class, () -> copy(new byte[10], full));
    }

    @Test
    void eight_megabytes_are_counted_to_the_last() throws IOException {
        byte[] artifact = random(new Random(8), 8_000_001);
        Mirror.Receipt receipt = copy(artifact, OutputStream.nullOutputStream());
        assertEquals(new Mirror.Receipt(8_000_001, checksum(artifact)), receipt);
    }

    @Test
    void agrees_with_the_bytes_themselves_on_300_random_artifacts() throws IOException {
        Random random = new Random(1972);
        for (int i = 0; i < 300; i++) {
            byte[] artifact = random(random, random.nextInt(1 << random.nextInt(1, 18)));
            ByteArrayOutputStream store = new ByteArrayOutputStream();
            Network upstream = new Network(artifact, random, 1 + random.nextInt(20_000));
            Mirror.Receipt receipt = Mirror.copy(upstream, store);
            assertArrayEquals(artifact, store.toByteArray(), "artifact " + i);
            assertEquals(new Mirror.Receipt(artifact.length, checksum(artifact)), receipt);
        }
    }

    @Test
    void eight_artifacts_may_come_in_at_once() throws Exception {
        List<Callable<Boolean>> copies = new ArrayList<>();
        for (int n = 0; n < 64; n++) {
            byte[] artifact = random(new Random(n), 100_000 + n);
            Network upstream = new Network(artifact, new Random(n), 9_000);
            copies.add(() -> {
                ByteArrayOutputStream store = new ByteArrayOutputStream();
                Mirror.Receipt receipt = Mirror.copy(upstream, store);
                return receipt.equals(new Mirror.Receipt(artifact.length, checksum(artifact)))
                        && Arrays.equals(artifact, store.toByteArray());
            });
        }
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var copy : threads.invokeAll(copies)) {
                assertEquals(true, copy.get(), "an artifact was mixed with another");
            }
        }
    }

    /** What comes over a network comes in pieces, and nobody knows how much is still to come. */
    private static class Network extends InputStream {
        private final byte[] artifact;
        private final Random random;
        private final int most;
        protected int sent;

        Network(byte[] artifact, Random random, int most) {
            this.artifact = artifact;
            this.random = random;
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int at, int length) throws IOException {
            if (length == 0 || sent == artifact.length) {
                return length == 0 ? 0 : -1;
            }
            int piece = Math.min(1 + random.nextInt(most), Math.min(length, artifact.length - sent));
            System.arraycopy(artifact, sent, into, at, piece);
            sent += piece;
            Thread.yield();
            return piece;
        }
    }

    private static void assertMirrors(byte[] artifact) throws IOException {
        ByteArrayOutputStream store = new ByteArrayOutputStream();
        Mirror.Receipt receipt = copy(artifact, store);
        assertArrayEquals(artifact, store.toByteArray());
        assertEquals(new Mirror.Receipt(artifact.length, checksum(artifact)), receipt);
    }

    private static Mirror.Receipt copy(byte[] artifact, OutputStream store) throws IOException {
        return Mirror.copy(new ByteArrayInputStream(artifact), store);
    }

    private static long checksum(byte[] artifact) {
        CRC32C checksum = new CRC32C();
        checksum.update(artifact);
        return checksum.getValue();
    }

    private static byte[] random(Random random, int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return bytes;
    }
}
