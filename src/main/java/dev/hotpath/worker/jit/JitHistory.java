package dev.hotpath.worker.jit;

import dev.hotpath.protocol.JitFindings;
import dev.hotpath.protocol.JitFindings.Call;
import dev.hotpath.protocol.JitFindings.Compiled;
import dev.hotpath.protocol.JitFindings.Iteration;
import dev.hotpath.protocol.JitFindings.Method;
import dev.hotpath.protocol.JitFindings.Others;
import dev.hotpath.protocol.JitFindings.Place;
import dev.hotpath.protocol.JitFindings.Site;
import dev.hotpath.protocol.JitFindings.Trap;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All that happened to an exercise's methods, from the first compilation on, by the logs of {@code
 * -XX:+LogCompilation} and by the machine code that {@code -XX:CompileCommand=print} adds to them.
 */
public final class JitHistory {

  private static final long MAX_BYTES = 64 << 20;
  private static final int C2 = 4;
  // Made by JMH around the benchmark.
  private static final String GENERATED = "jmh_generated.";

  private final String prefix;
  private final boolean x86;
  private final Map<Integer, JitTask> tasks = new LinkedHashMap<>();
  private final Map<Integer, Map<Site, Integer>> nativeSites = new HashMap<>();
  private final Map<Integer, Element> thrownAway = new HashMap<>();
  private final Map<Integer, Others> others = new TreeMap<>();
  private final InUse<Integer> inUse = new InUse<>();
  private final List<Trap> traps = new ArrayList<>();
  private int dropped;

  /**
   * Of the classes of a package.
   *
   * @param architecture as {@code os.arch} has it
   */
  public JitHistory(String packageName, String architecture) {
    prefix = packageName + ".";
    x86 = architecture.equals("amd64");
  }

  /** A place as far as it can be one: a log may say anything. */
  static Place place(Method method, int bci, int line) {
    return new Place(
        method, bci < -1 || bci > 0xffff ? -1 : bci, line < 0 || line > 0xffff ? 0 : line);
  }

  private boolean ours(String owner) {
    return owner.startsWith(prefix) && !owner.startsWith(GENERATED, prefix.length());
  }

  /**
   * Reads one of its files: the JVM's own, or a compiler thread's.
   *
   * @throws IOException also where it is larger than any that a JVM writes in a few seconds
   */
  public void read(InputStream file) throws IOException {
    LogLines lines = new LogLines(file, MAX_BYTES);
    NativeCodeReader codeReader = new NativeCodeReader();
    @Nullable JitTask task = null;
    @Nullable Element trap = null;
    for (String line = lines.next(); line != null; line = lines.next()) {
      Element element = Element.of(line);
      codeReader
          .read(line, element)
          .ifPresent(code -> nativeSites.put(code.id(), NativeSites.of(code, this::ours, x86)));
      switch (element.name()) {
        case "task" -> task = new JitTask(element, this::ours);
        case "/task" -> {
          if (task != null) {
            add(task.end());
          }
          task = null;
        }
        case "make_not_entrant" -> {
          inUse.throwAway(element.number("compile_id"));
          thrownAway.putIfAbsent(element.number("compile_id"), element);
        }
        case "uncommon_trap" -> trap = task == null ? element : null;
        case "/uncommon_trap" -> trap = null;
        case "jvms" -> {
          if (trap != null && trapped(trap, element)) {
            trap = null; // of the places that it is in, the innermost of ours
          }
        }
        default -> {}
      }
      if (task != null) {
        task.read(element);
      }
      if (inUse.tooMuch() || tasks.size() + nativeSites.size() > JitFindings.MAX_SITES) {
        throw new IOException("the log tells of more methods than were ever compiled");
      }
    }
  }

  private void add(JitTask task) {
    boolean concerned = ours(task.method().owner()) || !task.decisions().inlined().isEmpty();
    boolean harness = task.method().owner().startsWith(prefix) && !ours(task.method().owner());
    if (concerned || harness) {
      tasks.put(task.id(), task);
      if (task.level() == C2 && task.success()) {
        inUse.add(task.id(), task.key(), task.osr(), task.id());
      }
    } else {
      others.merge(
          task.level(),
          new Others(task.level(), 1, task.millis()),
          (one, more) ->
              new Others(
                  one.level(),
                  one.compilations() + more.compilations(),
                  one.millis() + more.millis()));
    }
  }

  private boolean trapped(Element trap, Element place) {
    Method method = LogText.method(place);
    if (!ours(method.owner())) {
      return false;
    }
    if (traps.size() < JitFindings.MAX_TRAPS) {
      traps.add(
          new Trap(
              place(method, place.number("bci"), 0),
              LogText.cut(trap.get("reason")),
              LogText.cut(trap.get("action")),
              LogText.millis(trap),
              trap.number("compile_id")));
    } else {
      dropped++;
    }
    return true;
  }

  /** What was found in all files, beside the iterations that went meanwhile. */
  public JitFindings findings(String architecture, List<Iteration> iterations) {
    Set<Integer> used = inUse.all().stream().collect(Collectors.toSet());
    List<Call> calls = new ArrayList<>();
    Map<Site, Integer> sites = new LinkedHashMap<>();
    for (int id : used) {
      JitTask task = tasks.get(id);
      if (task != null) {
        calls.addAll(task.decisions().calls());
        sites.putAll(task.decisions().sites());
        sites.putAll(nativeSites.getOrDefault(id, Map.of()));
      }
    }
    List<Site> counted =
        sites.entrySet().stream()
            .map(entry -> {
              Site site = entry.getKey();
              return new Site(
                  site.kind(),
                  site.what(),
                  site.at(),
                  site.inside(),
                  entry.getValue(),
                  site.compilation());
            })
            .toList();
    return new JitFindings(
        architecture,
        !nativeSites.isEmpty(),
        x86,
        first(iterations, JitFindings.MAX_ITERATIONS),
        first(compilations(used), JitFindings.MAX_COMPILATIONS),
        List.copyOf(others.values()),
        first(calls, JitFindings.MAX_CALLS),
        first(counted, JitFindings.MAX_SITES),
        traps,
        dropped);
  }

  private List<Compiled> compilations(Collection<Integer> used) {
    return tasks.values().stream()
        .sorted(Comparator.comparingInt(JitTask::id))
        .map(task -> {
          Element thrown = thrownAway.get(task.id());
          return task.told(
              used.contains(task.id()),
              thrown == null ? "" : LogText.cut(thrown.get("reason")),
              thrown == null ? 0 : LogText.millis(thrown));
        })
        .toList();
  }

  private <T> List<T> first(List<T> all, int most) {
    dropped += Math.max(0, all.size() - most);
    return all.size() <= most ? all : all.subList(0, most);
  }
}
