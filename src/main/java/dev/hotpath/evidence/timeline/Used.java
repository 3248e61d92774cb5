package dev.hotpath.evidence.timeline;

import dev.hotpath.evidence.flame.Sources;
import dev.hotpath.evidence.timeline.Window.Frame;
import dev.hotpath.evidence.timeline.Window.Place;
import dev.hotpath.protocol.StackSamples;
import dev.hotpath.protocol.StackSamples.Stack;
import dev.hotpath.protocol.Trace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Names, frames and stacks that an answer refers to, numbered anew: few of a trace's are. */
final class Used {

  private final Trace trace;
  private final Sources sources;
  private final Map<String, Integer> names = new LinkedHashMap<>();
  private final Map<Integer, Integer> frames = new LinkedHashMap<>();
  private final Map<Integer, Integer> stacks = new LinkedHashMap<>();

  Used(Timeline timeline) {
    trace = timeline.trace();
    sources = timeline.sources();
  }

  /** A name of the trace; −1 for none. */
  int name(int number) {
    return number < 0 ? -1 : name(trace.names().get(number));
  }

  int name(String name) {
    Integer known = names.putIfAbsent(name, names.size());
    return known == null ? names.size() - 1 : known;
  }

  /** A stack of the trace; −1 for none. */
  int stack(int number) {
    if (number < 0) {
      return -1;
    }
    Integer known = stacks.putIfAbsent(number, stacks.size());
    return known == null ? stacks.size() - 1 : known;
  }

  List<String> names() {
    return List.copyOf(names.keySet());
  }

  /** Innermost first. To be asked before {@link #frames}. */
  List<List<List<Integer>>> stacks() {
    List<List<List<Integer>>> all = new ArrayList<>(stacks.size());
    for (int number : stacks.keySet()) {
      Stack stack = trace.stacks().get(number);
      List<List<Integer>> places = new ArrayList<>(stack.frames().length);
      for (int i = stack.frames().length - 1; i >= 0; i--) {
        int frame = stack.frames()[i];
        Integer known = frames.putIfAbsent(frame, frames.size());
        places.add(List.of(known == null ? frames.size() - 1 : known, stack.lines()[i]));
      }
      all.add(places);
    }
    return all;
  }

  List<Frame> frames() {
    return frames.keySet().stream().map(this::frame).toList();
  }

  private Frame frame(int number) {
    StackSamples.Frame frame = trace.frames().get(number);
    String kind = sources.kind(frame.owner(), true);
    return new Frame(shown(frame), kind, sources.file(frame.owner()));
  }

  static String shown(StackSamples.Frame frame) {
    return frame.owner().isEmpty() ? frame.name() : frame.owner() + "." + frame.name();
  }

  /** Whose code a place is in. */
  String kindOf(Place place) {
    int method = place.name().lastIndexOf('.');
    return sources.kind(method < 0 ? "" : place.name().substring(0, method), true);
  }

  /** The innermost place in a stack that is the exercise's; else the innermost. */
  @Nullable Place place(int number) {
    if (number < 0) {
      return null;
    }
    Stack stack = trace.stacks().get(number);
    return own(stack).or(() -> at(stack, stack.frames().length - 1)).orElse(null);
  }

  private Optional<Place> own(Stack stack) {
    for (int i = stack.frames().length - 1; i >= 0; i--) {
      if (sources.file(trace.frames().get(stack.frames()[i]).owner()) != null) {
        return at(stack, i);
      }
    }
    return Optional.empty();
  }

  private Optional<Place> at(Stack stack, int depth) {
    if (depth < 0) {
      return Optional.empty();
    }
    StackSamples.Frame frame = trace.frames().get(stack.frames()[depth]);
    return Optional.of(new Place(shown(frame), sources.file(frame.owner()), stack.lines()[depth]));
  }
}
