package streampipe;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.CRC32C;

/** Keeps copies of what is published upstream. */
final class Mirror {
    /** What has been copied: how many bytes, and their CRC-32C. */
    record Receipt(long bytes, long checksum) {}

    private Mirror() {}

    /**
     * Copies everything that upstream has to the store. Whether it was the right thing the caller
     * sees from the receipt. The streams are the caller's too, and stay open.
     *
     * @throws IOException if upstream breaks off; what the store has by then is worth nothing
     */
    static Receipt copy(InputStream upstream, OutputStream store) throws IOException {
        byte[] artifact = upstream.readAllBytes();
        CRC32C checksum = new CRC32C();
        checksum.update(artifact);
        store.write(artifact);
        return new Receipt(artifact.length, checksum.getValue());
    }
}
