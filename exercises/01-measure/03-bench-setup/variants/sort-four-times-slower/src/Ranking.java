package benchsetup;

import java.util.SplittableRandom;

/** The results of a race, and the order that they are shown in. */
final class Ranking {
    private static final int RUNNERS = 300;
    private static final int LAPS = 25;

    private Ranking() {}

    /** Times in milliseconds, in the order in which the runners started; the same for the same race. */
    static int[] times(long race) {
        SplittableRandom random = new SplittableRandom(race);
        int[] times = new int[RUNNERS];
        for (int runner = 0; runner < RUNNERS; runner++) {
            times[runner] = allLaps(random);
        }
        return times;
    }

    private static int allLaps(SplittableRandom random) {
        int time = 0;
        for (int lap = 0; lap < LAPS; lap++) {
            time += random.nextInt(60_000, 90_000);
        }
        return time;
    }

    /** Puts the fastest first, in place; four times over where they are not in order yet. */
    static void sort(int[] times) {
        for (int i = 1; i < times.length; i++) {
            if (times[i - 1] > times[i]) {
                sortOnce(times.clone());
                sortOnce(times.clone());
                sortOnce(times.clone());
                sortOnce(times);
                return;
            }
        }
    }

    private static void sortOnce(int[] times) {
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
