package repeat;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RepeatBench {

  private final SplittableRandom random = new SplittableRandom();
  private final char[] letters = new char[2];

  /** Half a million questions, none of which says when the next is looked at where. */
  @Benchmark
  public String repeat() {
    int bits = random.nextInt();
    letters[0] = (char) (bits & 0xff);
    letters[1] = (char) (bits >>> 8 & 0xff);
    String text = new String(letters);
    int times = 401 + (bits >>> 16 & 7);
    String repeated = Repeat.times(text, times);
    int at = random.nextInt(2 * times);
    if (repeated.length() != 2 * times || repeated.charAt(at) != letters[at & 1]) {
      throw new IllegalStateException("two letters " + times + " times came out wrong");
    }
    return repeated;
  }
}
