package whichprofile;

/** How many visitors are in each hall of the museum. The gates count them, all at once. */
final class Halls {
    private final int[] visitors;
    private final int capacity;
    /** Nobody is parked by java.util.concurrent any more. They wait all the same. */
    private final Object lock = new Object();

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
        synchronized (lock) {
            if (visitors[hall] >= capacity) {
                return false;
            }
            visitors[hall]++;
            return true;
        }
    }

    /** Only who has entered can leave. */
    void leave(int hall) {
        synchronized (lock) {
            visitors[hall]--;
        }
    }

    /** How many are in a hall at this moment: never more than its capacity. */
    int visitors(int hall) {
        synchronized (lock) {
            return visitors[hall];
        }
    }
}
