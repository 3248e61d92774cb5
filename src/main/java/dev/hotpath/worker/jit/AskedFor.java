package dev.hotpath.worker.jit;

import dev.hotpath.worker.jit.Compilation.Call;
import dev.hotpath.worker.jit.CompilationReader.CallSite;
import dev.hotpath.worker.jit.CompilationReader.Fate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Of one compilation the calls of some methods, and the allocations of some types. */
final class AskedFor implements CompilationReader.Sink {

  private static final int MAX_FOUND = 10_000;

  private final Set<String> methods;
  private final Set<String> types;
  private final List<Call> calls = new ArrayList<>();
  private final Set<Compilation.Place> removed = new HashSet<>();

  AskedFor(Set<String> methods, Set<String> types) {
    this.methods = methods;
    this.types = types;
  }

  @Override
  public void call(CallSite site) {
    if (site.fates().isEmpty()) {
      return;
    }
    List<String> within =
        site.within().stream()
            .map(place -> place.method().owner() + "." + place.method().name())
            .toList();
    site.fates().forEach((callee, fate) -> add(callee, within, fate.inlined()));
    String declared = site.declared().name();
    if (!site.fates().containsKey(declared)) {
      add(declared, within, site.fates().values().stream().allMatch(Fate::inlined));
    }
  }

  private void add(String method, List<String> within, boolean inlined) {
    if (methods.contains(method) && calls.size() < MAX_FOUND) {
      calls.add(new Call(method, within, inlined));
    }
  }

  /** The innermost of the places that an allocation is in comes first. */
  @Override
  public void removed(String type, List<CompilationReader.Place> places) {
    if (types.contains(type) && removed.size() < MAX_FOUND) {
      CompilationReader.Place place = places.getFirst();
      removed.add(
          new Compilation.Place(
              type, place.method().owner() + "." + place.method().name(), place.bci()));
    }
  }

  @Override
  public void restart() {
    calls.clear();
    removed.clear();
  }

  /** What was found. */
  Compilation of(Element task) {
    return new Compilation(
        task.number("compile_id"),
        task.get("method"),
        task.get("compile_kind").equals("osr"),
        calls,
        removed);
  }
}
