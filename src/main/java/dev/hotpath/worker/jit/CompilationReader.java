package dev.hotpath.worker.jit;

import dev.hotpath.protocol.JitFindings.Method;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one compilation, element by element. Methods and types have numbers that are good for this
 * one only.
 *
 * <p>Behind a call comes what became of it; a virtual one names the declared method first, then
 * each that it is expected to reach, with what became of that.
 */
final class CompilationReader {

  private static final int MAX_NAMES = 50_000;
  private static final int MAX_DEPTH = 200;
  private static final int MAX_OUTCOMES = 20;
  private static final Callee NOBODY = new Callee(new Method("", "", ""), 0);

  /** Takes what is read. */
  interface Sink {

    /** A call whose fate is known, or that no fate was told of. */
    void call(CallSite site);

    /**
     * A method's code becomes part of the compilation.
     *
     * @param depth 0 for the one that is compiled
     */
    default void parsed(Method method, int depth) {}

    /**
     * An object is not made any more.
     *
     * @param places innermost first
     */
    void removed(String type, List<Place> places);

    /**
     * A lock is not taken any more.
     *
     * @param kind why, in HotSpot's words: {@code NonEscObj}
     * @param places innermost first
     */
    default void unlocked(String kind, List<Place> places) {}

    /** The compiler gives up, or tries again with less ambition: what was told is void. */
    void restart();
  }

  /** A place in a method. */
  record Place(Method method, int bci) {}

  /** A method that is called, and bytes of its bytecode. */
  record Callee(Method method, int bytes) {

    /** {@code package.Class.method}. */
    String name() {
      return method.owner() + "." + method.name();
    }
  }

  /** What became of a call. */
  record Fate(boolean inlined, String reason) {}

  /**
   * A call.
   *
   * @param within where it is, outermost first: the method that is compiled, and those inlined into
   *     it
   * @param declared that the bytecode names
   * @param fates of those that are expected to be reached, by {@code package.Class.method}
   */
  record CallSite(
      List<Place> within,
      Callee declared,
      long count,
      boolean dispatched,
      Map<String, Long> receivers,
      Map<String, Fate> fates) {}

  private final Sink sink;
  private final Map<Integer, String> typeNames = new HashMap<>();
  private final Map<Integer, Callee> methods = new HashMap<>();
  private final Deque<Frame> within = new ArrayDeque<>();

  // Of the call that is being read.
  private final Map<String, Fate> fates = new LinkedHashMap<>();
  private Callee declared = NOBODY;
  private Callee callee = NOBODY;
  private Element call = Element.of("");

  // Of what happens at places that are told behind it.
  private final List<Place> places = new ArrayList<>();
  private String removedType = "";
  private String lock = "";

  CompilationReader(Sink sink) {
    this.sink = sink;
  }

  private static final class Frame {
    private final Method method;
    private int bci;

    Frame(Method method, int bci) {
      this.method = method;
      this.bci = bci;
    }
  }

  void read(Element element) {
    switch (element.name()) {
      case "klass", "type" -> name(element);
      case "method" -> method(element);
      case "parse" -> {
        endCall();
        Method method = called(element).method();
        sink.parsed(method, within.size());
        if (within.size() < MAX_DEPTH) {
          within.addLast(new Frame(method, -1));
        }
      }
      case "/parse" -> {
        endCall();
        within.pollLast();
      }
      case "bc" -> {
        endCall();
        if (!within.isEmpty()) {
          within.getLast().bci = element.number("bci");
        }
      }
      case "call" -> {
        callee = called(element);
        if (declared.equals(NOBODY)) {
          declared = callee;
          call = element;
        }
      }
      case "inline_success" -> fate(true, element.get("reason"));
      case "inline_fail" -> fate(false, element.get("reason"));
      case "intrinsic" -> {
        if (!callee.equals(NOBODY) && fates.isEmpty()) {
          fate(true, "intrinsic");
        }
      }
      case "eliminate_allocation", "eliminate_boxing" -> {
        places.clear();
        removedType = typeNames.getOrDefault(element.number("type"), "");
      }
      case "eliminate_lock" -> {
        places.clear();
        // The way in alone: the way out goes with it, and there may be several.
        lock = element.get("class").equals("lock") ? element.get("kind") : "";
      }
      case "late_inline" -> {
        endCall();
        places.clear();
      }
      case "jvms" -> {
        if (places.size() < MAX_DEPTH) {
          places.add(new Place(called(element).method(), element.number("bci")));
        }
      }
      case "/eliminate_allocation", "/eliminate_boxing" -> {
        if (!removedType.isEmpty() && !places.isEmpty()) {
          sink.removed(removedType, List.copyOf(places));
        }
        removedType = "";
      }
      case "/eliminate_lock" -> {
        if (!lock.isEmpty() && !places.isEmpty()) {
          sink.unlocked(lock, List.copyOf(places));
        }
        lock = "";
      }
      case "/late_inline" -> {
        // What follows is part of a call that was left for later.
        within.clear();
        places.reversed().forEach(place -> within.addLast(new Frame(place.method, place.bci)));
      }
      case "failure" -> {
        within.clear();
        forgetCall();
        sink.restart();
      }
      default -> {}
    }
  }

  /** Nothing else comes. */
  void end() {
    endCall();
  }

  private void name(Element element) {
    int id = element.number("id");
    if (id >= 0 && typeNames.size() < MAX_NAMES) {
      typeNames.put(id, element.get("name").replace('/', '.'));
    }
  }

  private void method(Element element) {
    int id = element.number("id");
    if (id < 0 || methods.size() >= MAX_NAMES) {
      return;
    }
    StringBuilder descriptor = new StringBuilder("(");
    for (String argument : element.get("arguments").split(" ")) {
      descriptor.append(descriptor(argument));
    }
    descriptor.append(')').append(descriptor(element.get("return")));
    Method method =
        new Method(
            LogText.cut(typeNames.getOrDefault(element.number("holder"), "")),
            LogText.cut(element.get("name")),
            descriptor.length() > LogText.MAX ? "" : descriptor.toString());
    methods.put(id, new Callee(method, Math.max(0, element.number("bytes"))));
  }

  /** Of a type by its number: {@code Ljava/lang/String;}. */
  private String descriptor(String number) {
    if (!number.matches("\\d{1,9}")) {
      return "";
    }
    return LogText.descriptor(typeNames.getOrDefault(Integer.parseInt(number), ""));
  }

  private Callee called(Element element) {
    return methods.getOrDefault(element.number("method"), NOBODY);
  }

  private void fate(boolean inlined, String reason) {
    if (fates.size() < MAX_OUTCOMES) {
      fates.merge(
          callee.name(),
          new Fate(inlined, LogText.cut(reason)),
          (one, other) -> one.inlined ? other : one);
    }
  }

  private void endCall() {
    if (!declared.equals(NOBODY)) {
      sink.call(
          new CallSite(
              within.stream().map(frame -> new Place(frame.method, frame.bci)).toList(),
              declared,
              Math.max(0, call.number("count")),
              call.get("virtual").equals("1"),
              receivers(),
              new LinkedHashMap<>(fates)));
    }
    forgetCall();
  }

  private Map<String, Long> receivers() {
    Map<String, Long> receivers = new LinkedHashMap<>();
    for (String which : List.of("receiver", "receiver2")) {
      String type = typeNames.getOrDefault(call.number(which), "");
      if (!type.isEmpty()) {
        receivers.put(LogText.cut(type), (long) Math.max(0, call.number(which + "_count")));
      }
    }
    return receivers;
  }

  private void forgetCall() {
    fates.clear();
    declared = NOBODY;
    callee = NOBODY;
  }
}
