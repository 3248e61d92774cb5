package finalizer;

import java.lang.ref.Cleaner;
import java.lang.ref.Reference;

/**
 * A scanned page. It holds a handle, so close it. A page that was forgotten is closed all the same,
 * some time after the last reference to it is gone. A page is read by one thread at a time.
 */
final class Page implements AutoCloseable {
    private static final Cleaner CLEANER = Cleaner.create();

    private final Scans scans;
    private final int handle;
    private final Cleaner.Cleanable cleanable;
    private boolean closed;

    Page(Scans scans, int number) {
        this.scans = scans;
        this.handle = scans.open(number);
        this.cleanable = CLEANER.register(this, closing(scans, handle));
    }

    /** In a static method, so that the action can't refer to the page and keep it alive. */
    private static Runnable closing(Scans scans, int handle) {
        return () -> scans.close(handle);
    }

    /**
     * How many characters it has.
     *
     * @throws IllegalStateException if it is closed
     */
    int characters() {
        try {
            if (closed) {
                throw new IllegalStateException("the page is closed");
            }
            int characters = 0;
            for (int line = 0; line < Scans.LINES; line++) {
                characters += scans.length(handle, line);
            }
            return characters;
        } finally {
            // Without this a page could be taken for garbage, and closed, while it is being read.
            Reference.reachabilityFence(this);
        }
    }

    /** Once more closes whatever has been given the same handle since. */
    @Override
    public void close() {
        closed = true;
        scans.close(handle);
    }
}
