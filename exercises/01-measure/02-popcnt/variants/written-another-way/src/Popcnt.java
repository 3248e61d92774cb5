package popcnt;

/** Counts bits with the same steps, under other names. */
final class Popcnt {
    private Popcnt() {}

    static int count(long word) {
        long twos = word - ((word >>> 1) & 0x5555555555555555L);
        long fours = (twos & 0x3333333333333333L) + ((twos >>> 2) & 0x3333333333333333L);
        long eights = fours + (fours >>> 4) & 0x0F0F0F0F0F0F0F0FL;
        return (int) (eights * 0x0101010101010101L >>> 56);
    }
}
