package streampipe;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/** Keeps copies of what is published upstream. */
final class Mirror {
    record Receipt(long bytes, long checksum) {}

    private Mirror() {}

    /** Streams from end to end, by way of a stream that keeps everything. */
    static Receipt copy(InputStream upstream, OutputStream store) throws IOException {
        ByteArrayOutputStream artifact = new ByteArrayOutputStream();
        CheckedOutputStream checked = new CheckedOutputStream(artifact, new CRC32C());
        upstream.transferTo(checked);
        artifact.writeTo(store);
        return new Receipt(artifact.size(), checked.getChecksum().getValue());
    }
}
