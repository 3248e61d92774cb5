package dev.hotpath.worker.trace;

import dev.hotpath.protocol.StackSamples.Frame;
import dev.hotpath.protocol.StackSamples.Mode;
import dev.hotpath.protocol.StackSamples.Stack;
import dev.hotpath.protocol.Trace;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedStackTrace;
import org.jspecify.annotations.Nullable;

/**
 * Stacks of a recording, as the exercise's author would draw them: from the benchmark's method on;
 * those of other threads from the exercise's outermost frame, or whole where they have none.
 */
final class Stacks {

  private record Place(String owner, String method, int line, Mode mode) {}

  private final String benchmark;
  private final String packagePrefix;
  private final String generatedPrefix;
  private final Words<Frame> frames = new Words<>(Trace.MAX_NAMES);
  private final Words<List<Integer>> stacks = new Words<>(Trace.MAX_STACKS);
  // The recorder gives the same object for the same stack, within a part of the recording.
  private final Map<RecordedStackTrace, Integer> known = new IdentityHashMap<>();

  /**
   * @param benchmark {@code package.Class.method}
   */
  Stacks(String benchmark) {
    this.benchmark = benchmark;
    String type = benchmark.substring(0, benchmark.lastIndexOf('.'));
    packagePrefix = type.substring(0, type.lastIndexOf('.') + 1);
    generatedPrefix = packagePrefix + "jmh_generated.";
  }

  /** Its number; −1 for none. */
  int number(@Nullable RecordedStackTrace trace) {
    if (trace == null) {
      return -1;
    }
    Integer number = known.get(trace);
    if (number == null) {
      List<Place> places = new ArrayList<>();
      for (RecordedFrame frame : trace.getFrames()) {
        RecordedMethod method = frame.getMethod();
        places.add(
            new Place(
                method.getType().getName(), method.getName(), frame.getLineNumber(), mode(frame)));
      }
      number = numbered(places);
      if (known.size() == Trace.MAX_STACKS) {
        known.clear(); // of parts that are read by now
      }
      known.put(trace, number);
    }
    return number;
  }

  /** As the recorder's, of a thread that was looked at otherwise. */
  int number(List<StackTraceElement> trace) {
    return numbered(
        trace.stream()
            .map(frame ->
                new Place(
                    frame.getClassName(),
                    frame.getMethodName(),
                    frame.getLineNumber(),
                    frame.isNativeMethod() ? Mode.NATIVE : Mode.C2))
            .toList());
  }

  private int numbered(List<Place> innermostFirst) {
    int end = outermost(innermostFirst) + 1;
    List<Integer> key = new ArrayList<>(3 * end);
    for (int i = end - 1; i >= 0; i--) {
      Place place = innermostFirst.get(i);
      int frame = frames.number(new Frame(Words.brief(place.owner), Words.brief(place.method)));
      if (frame >= 0) {
        key.add(frame);
        key.add(Math.max(0, place.line));
        key.add(place.mode.ordinal());
      }
    }
    return stacks.number(key);
  }

  private int outermost(List<Place> innermostFirst) {
    int own = -1;
    for (int i = 0; i < innermostFirst.size(); i++) {
      Place place = innermostFirst.get(i);
      if (benchmark.equals(place.owner + "." + place.method)) {
        return i;
      } else if (place.owner.startsWith(packagePrefix)
          && !place.owner.startsWith(generatedPrefix)) {
        own = i;
      }
    }
    return own >= 0 ? own : innermostFirst.size() - 1;
  }

  private static Mode mode(RecordedFrame frame) {
    return switch (frame.getType()) {
      case "Interpreted" -> Mode.INTERPRETED;
      case "Inlined" -> Mode.INLINED;
      case "Native" -> Mode.NATIVE;
      default -> Mode.C2; // the recorder doesn't tell which compiler's
    };
  }

  List<Frame> frames() {
    return frames.all();
  }

  List<Stack> stacks() {
    return stacks.all().stream().map(Stacks::stack).toList();
  }

  private static Stack stack(List<Integer> key) {
    int depth = key.size() / 3;
    int[] frames = new int[depth];
    int[] lines = new int[depth];
    byte[] modes = new byte[depth];
    for (int i = 0; i < depth; i++) {
      frames[i] = key.get(3 * i);
      lines[i] = key.get(3 * i + 1);
      modes[i] = (byte) (int) key.get(3 * i + 2);
    }
    return new Stack(frames, lines, modes, 0);
  }
}
