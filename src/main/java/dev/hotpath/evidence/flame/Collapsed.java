package dev.hotpath.evidence.flame;

import dev.hotpath.protocol.StackSamples;
import java.util.Map;
import java.util.TreeMap;

/**
 * The collapsed format that flame graph tools read: frames joined by semicolons, then the weight.
 */
public final class Collapsed {

  private Collapsed() {}

  /** One line per distinct stack, sorted. */
  public static String of(StackSamples samples) {
    Map<String, Long> weights = new TreeMap<>();
    for (StackSamples.Stack stack : samples.stacks()) {
      StringBuilder line = new StringBuilder();
      for (int frame : stack.frames()) {
        StackSamples.Frame method = samples.frames().get(frame);
        line.append(line.isEmpty() ? "" : ";").append(clean(method.owner()));
        if (!method.name().isEmpty()) {
          line.append(method.owner().isEmpty() ? "" : ".").append(clean(method.name()));
        }
      }
      weights.merge(line.toString(), stack.weight(), Long::sum);
    }
    StringBuilder text = new StringBuilder();
    weights.forEach((stack, weight) -> text.append(stack).append(' ').append(weight).append('\n'));
    return text.toString();
  }

  // The separators can't stand in a name; a hostile one holds them all the same.
  private static String clean(String name) {
    return name.replace(';', '_').replace('\n', '_').replace('\r', '_');
  }
}
