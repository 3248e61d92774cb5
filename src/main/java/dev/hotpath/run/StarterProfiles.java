package dev.hotpath.run;

import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.JvmOptions;
import dev.hotpath.grade.Ending;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Profiles of starters, for learners to compare theirs with. A starter's are the same for every
 * submission, so they are taken behind the first run that wants them and kept, the last used ones;
 * each run leaves a copy among its files, so that it is complete in itself. Thread-safe.
 */
final class StarterProfiles {

  private static final Logger LOG = LoggerFactory.getLogger(StarterProfiles.class);

  /** How the names of the starter's files begin. */
  private static final String PREFIX = "starter-";

  private static final String PICTURE = "flame-";
  // Each some 10 to 200 KB.
  private static final int MOST = 64;

  private final Map<Key, Kept> kept = new LinkedHashMap<>(); // the last used one last

  private record Key(String exercise, String benchmark, List<String> options) {}

  /** Of a kit that is none of the exercise's any more, they are out of date. */
  private record Kept(BenchmarkKit kit, Map<String, byte[]> files) {}

  /** Leaves the starter's profiles of a benchmark among the run's files. */
  void leave(RunContext context, BenchmarkKit kit, String benchmark) throws InterruptedException {
    Exercise exercise = kit.exercise();
    Key key = new Key(exercise.id(), benchmark, JvmOptions.in(exercise.edit()).flags());
    Map<String, byte[]> files = find(key, kit);
    if (files.isEmpty()) {
      files = take(context, kit, key);
      if (files.isEmpty()) {
        return;
      }
      keep(key, new Kept(kit, files));
    }
    files.forEach(context::artifact);
  }

  private synchronized Map<String, byte[]> find(Key key, BenchmarkKit kit) {
    Kept found = kept.remove(key);
    if (found == null || found.kit() != kit) {
      return Map.of();
    }
    kept.put(key, found);
    return found.files();
  }

  private synchronized void keep(Key key, Kept files) {
    kept.put(key, files);
    if (kept.size() > MOST) {
      kept.remove(kept.keySet().iterator().next());
    }
  }

  private static Map<String, byte[]> take(RunContext context, BenchmarkKit kit, Key key)
      throws InterruptedException {
    Map<String, byte[]> files = new TreeMap<>();
    Inspection.Subject starter =
        new Inspection.Subject(
            context.workers(),
            kit,
            List.of(),
            key.options(),
            key.benchmark(),
            context.limits().profile(),
            context.slot(),
            (name, bytes) -> {
              if (name.startsWith(PICTURE)) {
                files.put(PREFIX + name, bytes);
              }
            });
    try {
      Ending ending = new Profiling(starter).run(kit.exercise().profiles());
      if (ending instanceof Ending.Finished) {
        return files;
      } else if (!(ending instanceof Ending.Cancelled)) {
        LOG.warn("No profile of the starter of exercise '{}': {}", key.exercise(), ending);
      }
    } catch (RunException e) { // the run has its verdict, and shall keep it
      LOG.warn("No profile of the starter of exercise '{}'", key.exercise(), e);
    }
    return Map.of();
  }
}
