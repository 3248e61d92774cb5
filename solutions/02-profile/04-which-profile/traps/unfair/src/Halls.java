package whichprofile;

import java.util.concurrent.locks.ReentrantLock;

/** How many visitors are in each hall of the museum. The gates count them, all at once. */
final class Halls {
    private final int[] visitors;
    private final int capacity;
    /** Not fair any more: whoever comes at the right moment need not queue. */
    private final ReentrantLock lock = new ReentrantLock();

    /**
     * All empty.
     *
     * @param capacity how many visitors the fire regulations allow in one hall
     */
    Halls(int halls, int capacity) {
        this.visitors = new int[halls];
        this.capacity = capacity;
    }

    /** Lets one more visitor into a hall, unless it is full. */
    boolean enter(int hall) {
        lock.lock();
        try {
            if (visitors[hall] >= capacity) {
                return false;
            }
            visitors[hall]++;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Only who has entered can leave. */
    void leave(int hall) {
        lock.lock();
        try {
            visitors[hall]--;
        } finally {
            lock.unlock();
        }
    }

    /** How many are in a hall at this moment: never more than its capacity. */
    int visitors(int hall) {
        lock.lock();
        try {
            return visitors[hall];
        } finally {
            lock.unlock();
        }
    }
}
