package whichprofile;

/** How many visitors are in each hall of the museum. The gates count them, all at once. */
final class Halls {
    private final int[] visitors; // a lock around one number, who would do that?
    private final int capacity;

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
        if (visitors[hall] >= capacity) {
            return false;
        }
        visitors[hall]++;
        return true;
    }

    /** Only who has entered can leave. */
    void leave(int hall) {
        visitors[hall]--;
    }

    /** How many are in a hall at this moment: never more than its capacity. */
    int visitors(int hall) {
        return visitors[hall];
    }
}
