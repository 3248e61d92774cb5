package benchsetup;

import java.util.SplittableRandom;

/** The results of a race, and the order that they are shown in. */
final class Ranking {
    private static final int RUNNERS = 300;

    private Ranking() {}

    /** Times in milliseconds, in the order in which the runners started; the same for the same race. */
    static int[] times(long race) {
        SplittableRandom random = new SplittableRandom(race);
        int[] times = new int[RUNNERS];
        for (int runner = 0; runner < RUNNERS; runner++) {
            times[runner] = parse(line(random.nextInt(100_000, 1_000_000)));
        }
        return times;
    }

    /** As the clock at the finish prints it: {@code 14:3.250}. */
    private static String line(int millis) {
        return millis / 60_000 + ":" + millis / 1_000 % 60 + "." + millis % 1_000;
    }

    private static int parse(String line) {
        int colon = line.indexOf(':');
        int dot = line.indexOf('.');
        return Integer.parseInt(line.substring(0, colon)) * 60_000
                + Integer.parseInt(line.substring(colon + 1, dot)) * 1_000
                + Integer.parseInt(line.substring(dot + 1));
    }

    /** Puts the fastest first, in place. */
    static void sort(int[] times) {
        for (int i = 1; i < times.length; i++) {
            int time = times[i];
            int at = i;
            for (; at > 0 && times[at - 1] > time; at--) {
                times[at] = times[at - 1];
            }
            times[at] = time;
        }
    }
}
