package dev.hotpath.run;

import dev.hotpath.stats.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Tells which forks of a measurement were disturbed by something else on this machine, so that they
 * can be taken again. A machine that is slow all the time disturbs nothing: both sides have it.
 */
final class NoiseGuard {

  // Forks of a calm machine differ by less; see docs/measuring.md for what was seen.
  private static final double SPIN_FACTOR = 1.25;
  private static final double MORE_WAITING = 0.15;
  private static final double MAX_STOLEN = 0.05;
  private static final int MIN_FORKS = 4;

  private static final Path PROCESSORS = Path.of("/proc/stat");
  private static final List<Path> LIMITS =
      List.of(Path.of("/sys/fs/cgroup/cpu.stat"), Path.of("/sys/fs/cgroup/cpu/cpu.stat"));
  private static final int STEAL = 8;

  private NoiseGuard() {}

  /**
   * Conditions of one fork.
   *
   * @param spinNanos median of what a fixed piece of work took before its iterations
   * @param waiting ready threads without a processor, by wall time of the iterations; NaN where
   *     unknown
   * @param stolen share of all processors' time that the hypervisor gave to others; NaN where
   *     unknown
   * @param throttled how often this server's own limit stopped it
   */
  record Reading(double spinNanos, double waiting, double stolen, long throttled) {}

  /** Indices of the forks that were disturbed. */
  static List<Integer> disturbed(List<Reading> forks) {
    if (forks.size() < MIN_FORKS) {
      return List.of();
    }
    double usual = Sample.medianOf(forks.stream().mapToDouble(Reading::spinNanos).toArray());
    double usualWaiting =
        Sample.medianOf(
            forks.stream().mapToDouble(Reading::waiting).map(NoiseGuard::known).toArray());
    return IntStream.range(0, forks.size())
        .filter(i -> disturbed(forks.get(i), usual, usualWaiting))
        .boxed()
        .toList();
  }

  private static double known(double waiting) {
    return Double.isNaN(waiting) ? 0 : waiting;
  }

  private static boolean disturbed(Reading fork, double usualSpin, double usualWaiting) {
    double factor = fork.spinNanos() / usualSpin;
    return factor > SPIN_FACTOR
        || factor < 1 / SPIN_FACTOR
        || fork.waiting() > usualWaiting + MORE_WAITING
        || fork.stolen() > MAX_STOLEN
        || fork.throttled() > 0;
  }

  /**
   * What the host's counters say now.
   *
   * @param all time of all processors, in ticks
   * @param stolen of these, by the hypervisor
   * @param throttled periods in which this server's limit was used up
   */
  record Counters(long all, long stolen, long throttled) {

    static Counters now() {
      long all = 0;
      long stolen = 0;
      try (Stream<String> lines = Files.lines(PROCESSORS)) {
        String[] ticks = lines.findFirst().orElse("").trim().split(" +");
        for (int i = 1; i < Math.min(ticks.length, STEAL + 1); i++) {
          all += Long.parseLong(ticks[i]);
        }
        stolen = ticks.length > STEAL ? Long.parseLong(ticks[STEAL]) : 0;
      } catch (IOException e) {
        // Then nothing is known to be stolen.
      }
      return new Counters(all, stolen, throttledPeriods());
    }

    private static long throttledPeriods() {
      for (Path limit : LIMITS) {
        try (Stream<String> lines = Files.lines(limit)) {
          return lines
              .filter(line -> line.startsWith("nr_throttled "))
              .mapToLong(line -> Long.parseLong(line.substring("nr_throttled ".length()).trim()))
              .findFirst()
              .orElse(0);
        } catch (IOException absent) {
          // The other version, or no limits at all.
        }
      }
      return 0;
    }

    /** Share of the processors' time since then that was stolen. */
    double stolenSince(Counters then) {
      return all == then.all ? Double.NaN : (double) (stolen - then.stolen) / (all - then.all);
    }

    long throttledSince(Counters then) {
      return throttled - then.throttled;
    }
  }
}
