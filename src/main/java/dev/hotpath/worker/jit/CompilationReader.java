package dev.hotpath.worker.jit;

import dev.hotpath.worker.jit.Compilation.Call;
import dev.hotpath.worker.jit.Compilation.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
  private static final int MAX_FOUND = 10_000;

  private final Element task;
  private final Set<String> methods;
  private final Set<String> types;
  private final Map<Integer, String> typeNames = new HashMap<>();
  private final Map<Integer, String> methodNames = new HashMap<>();
  private final Deque<String> within = new ArrayDeque<>();
  private final List<Call> calls = new ArrayList<>();
  private final Set<Place> removed = new HashSet<>();

  // Of the call that is being read: who may be called, and whether that was inlined.
  private final Map<String, Boolean> outcomes = new HashMap<>();
  private String declared = "";
  private String callee = "";
  private String removedType = "";
  private boolean success;

  CompilationReader(Element task, Set<String> methods, Set<String> types) {
    this.task = task;
    this.methods = methods;
    this.types = types;
  }

  void read(Element element) {
    switch (element.name()) {
      case "klass", "type" -> name(typeNames, element, element.get("name"));
      case "method" ->
          name(
              methodNames,
              element,
              typeNames.getOrDefault(element.number("holder"), "") + "." + element.get("name"));
      case "parse" -> {
        endCall();
        if (within.size() < MAX_DEPTH) {
          within.addLast(methodNames.getOrDefault(element.number("method"), ""));
        }
      }
      case "/parse" -> {
        endCall();
        within.pollLast();
      }
      case "bc" -> endCall();
      case "call" -> {
        callee = methodNames.getOrDefault(element.number("method"), "");
        declared = declared.isEmpty() ? callee : declared;
      }
      case "inline_success" -> outcomes.merge(callee, true, Boolean::logicalAnd);
      case "inline_fail" -> outcomes.merge(callee, false, Boolean::logicalAnd);
      case "eliminate_allocation" ->
          removedType = typeNames.getOrDefault(element.number("type"), "");
      case "jvms" -> remove(element);
      case "/eliminate_allocation" -> removedType = "";
      case "failure" -> restart();
      case "task_done" -> success = element.get("success").equals("1");
      default -> {}
    }
  }

  private static void name(Map<Integer, String> names, Element element, String name) {
    int id = element.number("id");
    if (id >= 0 && names.size() < MAX_NAMES) {
      names.put(id, name.replace('/', '.'));
    }
  }

  /** The compiler gives up, or tries again with less ambition: what it did before is void. */
  private void restart() {
    within.clear();
    calls.clear();
    removed.clear();
    outcomes.clear();
    declared = "";
    callee = "";
    removedType = "";
  }

  private void endCall() {
    if (!outcomes.isEmpty()) {
      boolean all = outcomes.values().stream().allMatch(Boolean::booleanValue);
      outcomes.forEach(this::call);
      if (!outcomes.containsKey(declared)) {
        call(declared, all);
      }
    }
    outcomes.clear();
    declared = "";
    callee = "";
  }

  private void call(String method, boolean inlined) {
    if (methods.contains(method) && calls.size() < MAX_FOUND) {
      calls.add(new Call(method, List.copyOf(within), inlined));
    }
  }

  /** The innermost of the places that an allocation is in comes first. */
  private void remove(Element place) {
    if (types.contains(removedType) && removed.size() < MAX_FOUND) {
      String method = methodNames.getOrDefault(place.number("method"), "");
      removed.add(new Place(removedType, method, place.number("bci")));
    }
    removedType = "";
  }

  /** What was compiled; empty where that came to nothing. */
  Optional<Compilation> done() {
    endCall();
    return success
        ? Optional.of(
            new Compilation(
                task.number("compile_id"),
                task.get("method"),
                task.get("compile_kind").equals("osr"),
                calls,
                removed))
        : Optional.empty();
  }
}
