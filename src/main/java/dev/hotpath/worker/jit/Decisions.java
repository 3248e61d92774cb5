package dev.hotpath.worker.jit;

import dev.hotpath.protocol.JitFindings;
import dev.hotpath.protocol.JitFindings.Call;
import dev.hotpath.protocol.JitFindings.Kind;
import dev.hotpath.protocol.JitFindings.Method;
import dev.hotpath.protocol.JitFindings.Outcome;
import dev.hotpath.protocol.JitFindings.Receiver;
import dev.hotpath.protocol.JitFindings.Site;
import dev.hotpath.worker.jit.CompilationReader.CallSite;
import dev.hotpath.worker.jit.CompilationReader.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What C2 decided in one compilation about the exercise's methods. */
final class Decisions implements CompilationReader.Sink {

  private final int compilation;
  private final Predicate<String> ours;
  private final List<Call> calls = new ArrayList<>();
  private final Map<Site, Integer> sites = new LinkedHashMap<>();
  private final Set<Method> inlined = new LinkedHashSet<>();

  /**
   * @param ours tells whether a class is one of the exercise's
   */
  Decisions(int compilation, Predicate<String> ours) {
    this.compilation = compilation;
    this.ours = ours;
  }

  /** Those of the exercise that became part of it. */
  Set<Method> inlined() {
    return inlined;
  }

  List<Call> calls() {
    return calls;
  }

  /** Allocations and locks that are gone. */
  Map<Site, Integer> sites() {
    return sites;
  }

  @Override
  public void parsed(Method method, int depth) {
    if (depth > 0 && ours.test(method.owner()) && inlined.size() < JitFindings.MAX_EACH) {
      inlined.add(method);
    }
  }

  @Override
  public void call(CallSite site) {
    if (site.within().isEmpty() || calls.size() >= JitFindings.MAX_CALLS) {
      return;
    }
    Place caller = site.within().getLast();
    if (!ours.test(caller.method().owner())) {
      return;
    }
    List<Receiver> receivers =
        site.receivers().entrySet().stream()
            .map(entry -> new Receiver(entry.getKey(), entry.getValue()))
            .toList();
    List<Outcome> outcomes =
        site.fates().entrySet().stream()
            .map(entry ->
                new Outcome(
                    LogText.cut(entry.getKey()),
                    entry.getValue().inlined(),
                    entry.getValue().reason()))
            .toList();
    calls.add(
        new Call(
            place(caller),
            LogText.cut(site.declared().name()),
            site.declared().bytes(),
            site.count(),
            site.dispatched(),
            receivers,
            outcomes,
            compilation));
  }

  @Override
  public void removed(String type, List<Place> places) {
    add(Kind.ALLOCATION_GONE, type, places);
  }

  @Override
  public void unlocked(String kind, List<Place> places) {
    add(Kind.LOCK_GONE, kind, places);
  }

  private void add(Kind kind, String what, List<Place> places) {
    Optional<Place> own =
        places.stream().filter(place -> ours.test(place.method().owner())).findFirst();
    if (own.isEmpty() || sites.size() >= JitFindings.MAX_SITES) {
      return;
    }
    Place innermost = places.getFirst();
    String inside =
        innermost.equals(own.get())
            ? ""
            : innermost.method().owner() + "." + innermost.method().name();
    Site site =
        new Site(kind, LogText.cut(what), place(own.get()), LogText.cut(inside), 1, compilation);
    sites.merge(site, 1, Integer::sum);
  }

  private static JitFindings.Place place(Place place) {
    return JitHistory.place(place.method(), place.bci(), 0);
  }

  @Override
  public void restart() {
    calls.clear();
    sites.clear();
    inlined.clear();
  }
}
