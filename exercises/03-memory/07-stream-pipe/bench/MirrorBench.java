package streampipe;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * One operation mirrors an artifact of 2 MB. Network and disk are played by a reel of random bytes:
 * upstream sends from it, and the store compares what it is given with it, which costs about what
 * copying would. Artifacts begin anywhere on the reel, and no two are of the same size.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MirrorBench {
    private static final int REEL = 256 << 10;

    @Param("2")
    public int megabytes;

    private final byte[] reel = new byte[REEL];
    private final CRC32C checksum = new CRC32C();
    private final SplittableRandom random = new SplittableRandom();
    private final Upstream upstream = new Upstream();
    private final Store store = new Store();
    private int begin;
    private long size;
    private Mirror.Receipt receipt;

    @Setup(Level.Iteration)
    public void fillReel() {
        for (int i = 0; i < REEL; i++) {
            reel[i] = (byte) random.nextInt();
        }
    }

    @Setup(Level.Invocation)
    public void publish() {
        begin = random.nextInt(REEL);
        size = ((long) megabytes << 20) + random.nextInt(1_000);
        upstream.sent = 0;
        store.written = 0;
    }

    @Benchmark
    public Mirror.Receipt mirror() throws IOException {
        receipt = Mirror.copy(upstream, store);
        return receipt;
    }

    /** Off the clock: the store has looked at each byte, so what is left is how many, and the sum. */
    @TearDown(Level.Invocation)
    public void checkReceipt() {
        if (store.written != size || receipt.bytes() != size) {
            throw new IllegalStateException("while being measured, the store was given "
                    + store.written + " bytes and the receipt says " + receipt.bytes()
                    + "; upstream had " + size);
        }
        checksum.reset();
        for (long at = 0; at < size; ) {
            int place = place(at);
            int piece = (int) Math.min(REEL - place, size - at);
            checksum.update(reel, place, piece);
            at += piece;
        }
        if (receipt.checksum() != checksum.getValue()) {
            throw new IllegalStateException("while being measured, the receipt's checksum was "
                    + Long.toHexString(receipt.checksum()) + "; right is "
                    + Long.toHexString(checksum.getValue()));
        }
    }

    private int place(long at) {
        return (int) ((begin + at) % REEL);
    }

    /** Gives what it is asked for, up to the end of the reel, and does not know what is to come. */
    private final class Upstream extends InputStream {
        private long sent;

        @Override
        public int read() {
            return sent == size ? -1 : reel[place(sent++)] & 0xff;
        }

        @Override
        public int read(byte[] into, int at, int length) {
            if (sent == size && length > 0) {
                return -1;
            }
            int place = place(sent);
            int piece = (int) Math.min(Math.min(length, REEL - place), size - sent);
            System.arraycopy(reel, place, into, at, piece);
            sent += piece;
            return piece;
        }
    }

    private final class Store extends OutputStream {
        private long written;

        @Override
        public void write(int b) {
            check(reel[place(written)] == (byte) b);
            written++;
        }

        @Override
        public void write(byte[] from, int at, int length) {
            for (int done = 0; done < length; ) {
                int place = place(written);
                int piece = Math.min(length - done, REEL - place);
                check(Arrays.equals(
                        from, at + done, at + done + piece, reel, place, place + piece));
                written += piece;
                done += piece;
            }
        }

        private void check(boolean same) {
            if (!same) {
                throw new IllegalStateException("while being measured, the store was given other"
                        + " bytes than upstream had sent, in the piece after the first " + written);
            }
        }
    }
}
