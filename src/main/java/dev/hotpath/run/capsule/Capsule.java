package dev.hotpath.run.capsule;

import dev.hotpath.exercise.Exercise;
import dev.hotpath.grade.RunReport;
import dev.hotpath.protocol.SourceFile;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What goes into a capsule. Nothing of the exercise that its learner isn't shown: no hidden test,
 * variant or solution.
 *
 * @param files as they were handed in
 * @param answers question index to choice index
 * @param report of the run, over
 * @param earlier id of the run whose samples the report has too; {@code null} where there is none
 * @param forks at least one, by number
 * @param recordings of the profiler, by the names of their files; for as many as there is room for,
 *     in that order
 * @param profiles as other tools open them, and what other views are drawn from, by file name
 */
public record Capsule(
    Exercise exercise,
    List<SourceFile> files,
    Map<Integer, Integer> answers,
    RunReport report,
    @Nullable String earlier,
    List<ForkTaken> forks,
    Map<String, byte[]> recordings,
    Map<String, byte[]> profiles,
    Environment environment) {

  /** What the file is called. */
  public static final String NAME = "capsule.zip";

  /** Of capsules that this version writes and reads. */
  static final int FORMAT = 1;

  /** What a capsule may hold, packed or not. */
  static final int MAX_BYTES = 64 << 20;

  /** What one of its sources or manifests may have. */
  static final int MAX_TEXT_BYTES = 256 << 10;

  // Its parts.
  static final String MANIFEST = "capsule.json";
  static final String RUN = "run.json";
  static final String ENVIRONMENT = "environment.json";
  static final String SUBMISSION = "submission/";
  static final String STARTER = "starter/";
  static final String SHOWN = "exercise/";
  static final String PROFILES = "profiles/";

  public Capsule {
    files = List.copyOf(files);
    answers = Map.copyOf(answers);
    forks = List.copyOf(forks);
    recordings = Collections.unmodifiableMap(new LinkedHashMap<>(recordings));
    profiles = Map.copyOf(profiles);
  }

  /** What {@code capsule.json} says: enough to run it once more. */
  record Manifest(
      int format,
      String hotpath,
      String run,
      @Nullable String earlierRun,
      String exercise,
      String title,
      List<String> files,
      Map<Integer, Integer> answers) {}
}
