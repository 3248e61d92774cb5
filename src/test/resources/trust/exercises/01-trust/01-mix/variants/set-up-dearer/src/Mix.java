package mix;

/** Makes numbers, and mixes the bits of one. */
final class Mix {
    private Mix() {}

    static long[] numbers() {
        long[] numbers = new long[256];
        long last = 1;
        for (int i = 0; i < numbers.length * 40; i++) {
            last = last * 6_364_136_223_846_793_005L + 1;
            numbers[i / 40] = last;
        }
        return numbers;
    }

    static long mix(long[] numbers) {
        return sixteen(numbers[0]);
    }

    private static long sixteen(long bits) {
        return four(four(four(four(bits))));
    }

    private static long four(long bits) {
        long mixed = (bits ^ bits >>> 29) * 0x9E37_79B9_7F4A_7C15L;
        mixed = (mixed ^ mixed >>> 31) * 0x9E37_79B9_7F4A_7C15L;
        mixed = (mixed ^ mixed >>> 30) * 0x9E37_79B9_7F4A_7C15L;
        return (mixed ^ mixed >>> 32) * 0x9E37_79B9_7F4A_7C15L;
    }
}
