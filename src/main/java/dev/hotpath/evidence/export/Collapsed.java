package dev.hotpath.evidence.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hotpath.evidence.export.SampledProfile.Call;
import dev.hotpath.evidence.export.SampledProfile.Stack;
import java.util.Map;
import java.util.TreeMap;

/**
 * The collapsed format that flame graph tools read: frames joined by semicolons, then the weight.
 */
final class Collapsed {

  /** Names stand once for each of their calls here, so that calls alone are no bound. */
  static final int MAX_LENGTH = 16 << 20;

  private Collapsed() {}

  /** One line per distinct stack, sorted. */
  static byte[] of(SampledProfile profile) {
    Map<String, Long> weights = new TreeMap<>();
    long length = 0;
    for (Stack stack : profile.stacks()) {
      String line = length > MAX_LENGTH ? SampledProfileBuilder.LEFT_OUT : line(profile, stack);
      length += line.length();
      weights.merge(line, stack.weights().get(profile.shown()), Long::sum);
    }
    StringBuilder text = new StringBuilder();
    weights.forEach((stack, weight) -> text.append(stack).append(' ').append(weight).append('\n'));
    return text.toString().getBytes(UTF_8);
  }

  private static String line(SampledProfile profile, Stack stack) {
    StringBuilder line = new StringBuilder();
    for (Call call : stack.calls()) {
      // The separator can't stand in a name; a hostile one holds it all the same.
      String name = profile.functions().get(call.function()).name().replace(';', '_');
      line.append(line.isEmpty() ? "" : ";").append(name);
    }
    return line.toString();
  }
}
