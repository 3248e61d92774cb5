package dev.hotpath.evidence.flame;

import dev.hotpath.evidence.flame.Difference.Method;
import dev.hotpath.evidence.flame.Difference.Per;
import dev.hotpath.evidence.flame.Difference.Told;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Says what changed from one profile to another, in one sentence: the largest change first, as
 * shares that one sees in the two pictures, then what an operation costs.
 *
 * <p>Of a call chain that went as a whole every method changed by as much. The one that is told is
 * what came or went rather than what only has less to do; then what one's own code called rather
 * than that code, or what is deep inside the JDK.
 */
public final class DifferenceWords {

  // Changes of nearly the same size are one, seen from several frames of a stack.
  private static final double SAME_CHANGE = 0.85;
  private static final double WORTH_TELLING = 0.2;
  // A share that moved by less says nothing: then the cost per operation has to.
  private static final double MOVED = 1.1;

  private final Difference difference;
  private final Scale scale;
  private final Map<Integer, Integer> depths = new HashMap<>();

  private DifferenceWords(Difference difference) {
    this.difference = difference;
    scale = difference.scale();
    difference.nodes().forEach(node -> depths.merge(node.frame(), node.depth(), Math::min));
  }

  /**
   * What an operation costs, better known than from samples.
   *
   * @param before nanoseconds or bytes
   */
  public record Measured(double before, double after) {}

  /**
   * The sentence; names of methods stand between backticks.
   *
   * @param measured {@code null} where only the samples are known
   */
  public static String sentence(Difference difference, @Nullable Measured measured) {
    DifferenceWords words = new DifferenceWords(difference);
    return words.change() + words.cost(measured) + words.reservation() + ".";
  }

  private String change() {
    Optional<Method> main = largest(method -> true);
    if (main.isEmpty()) {
      return nothing();
    }
    String said = told(main.get());
    double change = change(main.get());
    return largest(method -> change(method) * change < 0)
        .filter(other -> Math.abs(change(other)) >= WORTH_TELLING * Math.abs(change))
        .map(other -> said + ", and " + told(other))
        .orElse(said);
  }

  private String nothing() {
    long before = scale.samples(difference.before().total());
    long after = scale.samples(difference.after().total());
    if (before + after == 0) {
      return "Neither profile has a single sample";
    } else if (!scale.enough(difference.before().total(), difference.after().total())) {
      return "There are too few samples to say what changed: %d before, %d after"
          .formatted(before, after);
    }
    return "Nothing changed beyond chance";
  }

  private Optional<Method> largest(Predicate<Method> wanted) {
    List<Method> changed =
        difference.methods().stream()
            .filter(method -> method.told() != Told.SAME)
            .filter(wanted)
            .toList();
    double most = changed.stream().mapToDouble(this::size).max().orElse(0);
    return changed.stream()
        .filter(method -> size(method) >= SAME_CHANGE * most)
        .min(
            Comparator.comparingInt(this::rank)
                .thenComparingInt(method -> cameOrWent(method) ? 0 : owner(method))
                .thenComparingInt(method -> depths.getOrDefault(method.frame(), 0))
                .thenComparing(Comparator.comparingDouble(this::size).reversed()));
  }

  private double change(Method method) {
    return scale.change(method.totalBefore(), method.totalAfter());
  }

  private double size(Method method) {
    return Math.abs(change(method));
  }

  private static boolean cameOrWent(Method method) {
    return method.told() == Told.NEW || method.told() == Told.VANISHED;
  }

  private FlameGraph.Frame frame(Method method) {
    return difference.frames().get(method.frame());
  }

  /** What came or went before what stayed, unless nobody wrote or can know it. */
  private int rank(Method method) {
    String name = frame(method).name();
    boolean plumbing =
        frame(method).kind().equals("rest") // of what was too rare to be drawn
            || name.startsWith("java.lang.invoke.")
            || name.startsWith("jdk.internal.")
            || name.startsWith("java.lang.reflect.");
    boolean madeByJvm = name.contains("$$"); // while it runs, as for a + between strings
    return plumbing ? 4 : (cameOrWent(method) ? 0 : 2) + (madeByJvm ? 1 : 0);
  }

  private int owner(Method method) {
    return switch (frame(method).kind()) {
      case "test" -> 2;
      case "yours" -> 1;
      default -> 0;
    };
  }

  private String told(Method method) {
    String name = "`" + Names.shown(frame(method).name()) + "`";
    double before = share(method.totalBefore(), difference.before());
    double after = share(method.totalAfter(), difference.after());
    return switch (method.told()) {
      case VANISHED -> "%s went from %s of %s to 0".formatted(name, percent(before), noun());
      case NEW -> "%s is new, with %s of %s".formatted(name, percent(after), noun());
      default -> {
        boolean grown = method.told() == Told.GROWN;
        boolean seen = grown ? after >= before * MOVED : before >= after * MOVED;
        yield scale.per() == Per.SHARE || seen
            ? "%s went from %s of %s to %s".formatted(name, percent(before), noun(), percent(after))
            : "%s takes %s%s instead of %s"
                .formatted(
                    name,
                    amount(scale.rateAfter(method.totalAfter())),
                    perOperation(),
                    amount(scale.rateBefore(method.totalBefore())));
      }
    };
  }

  private static double share(long weight, Difference.Side side) {
    return (double) weight / Math.max(1, side.total());
  }

  private String noun() {
    return switch (difference.view()) {
      case "cpu", "wall" -> "the time";
      case "alloc" -> "the bytes";
      case "live" -> "the live bytes";
      case "lock" -> "the waiting";
      case "threads" -> "the threads";
      default -> "all";
    };
  }

  private String perOperation() {
    return scale.per() == Per.OPERATION ? " per operation" : "";
  }

  private String cost(@Nullable Measured measured) {
    if (measured != null) {
      return cost("", measured.before, measured.after);
    } else if (scale.per() != Per.SHARE && difference.before().total() > 0) {
      return cost(
          "sampled ",
          scale.rateBefore(difference.before().total()),
          scale.rateAfter(difference.after().total()));
    }
    return "";
  }

  private String cost(String how, double before, double after) {
    boolean time = scale.time();
    String from = time ? Amounts.time(before) : Amounts.count(before);
    String to = time ? Amounts.time(after) : Amounts.count(after);
    String what = how + (time ? "time" : difference.unit()) + perOperation();
    return from.equals(to)
        ? "; %s %s in both".formatted(what, to)
        : "; %s from %s to %s".formatted(what, from, to);
  }

  private String reservation() {
    return scale.per() != Per.SHARE || difference.before().total() + difference.after().total() == 0
        ? ""
        : "; shares alone are compared, since not both profiles counted their operations";
  }

  private String amount(double rate) {
    return scale.time() ? Amounts.time(rate) : Amounts.count(rate) + " " + difference.unit();
  }

  private static String percent(double share) {
    double percent = share * 100;
    if (percent > 0 && percent < 0.1) {
      return "less than 0.1\u00a0%";
    }
    return Amounts.number(percent < 10 ? Math.round(percent * 10) / 10.0 : Math.round(percent))
        + "\u00a0%";
  }
}
