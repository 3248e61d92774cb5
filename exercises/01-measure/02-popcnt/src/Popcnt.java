package popcnt;

/** Counts bits. */
final class Popcnt {
    private static final long ODD_BITS = 0x5555_5555_5555_5555L;
    private static final long ODD_PAIRS = 0x3333_3333_3333_3333L;
    private static final long ODD_NIBBLES = 0x0F0F_0F0F_0F0F_0F0FL;
    private static final long ONES = 0x0101_0101_0101_0101L;

    private Popcnt() {}

    /** How many bits of a word are set: in pairs, in fours, in bytes, and all bytes added up. */
    static int count(long word) {
        long pairs = word - ((word >>> 1) & ODD_BITS);
        long nibbles = (pairs & ODD_PAIRS) + ((pairs >>> 2) & ODD_PAIRS);
        long bytes = (nibbles + (nibbles >>> 4)) & ODD_NIBBLES;
        return (int) ((bytes * ONES) >>> 56);
    }
}
