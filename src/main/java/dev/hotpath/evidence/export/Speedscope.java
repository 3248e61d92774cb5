package dev.hotpath.evidence.export;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.hotpath.evidence.export.SampledProfile.Call;
import dev.hotpath.evidence.export.SampledProfile.Function;
import dev.hotpath.evidence.export.SampledProfile.Measure;
import dev.hotpath.evidence.export.SampledProfile.Stack;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * speedscope's file format: a sampled profile for each measure, the finest shown first. Samples of
 * time are left out beside the time that they stand for.
 */
final class Speedscope {

  private static final String SCHEMA = "https://www.speedscope.app/file-format-schema.json";

  private record Document(
      @JsonProperty("$schema") String schema,
      Shared shared,
      List<Profile> profiles,
      String name,
      int activeProfileIndex,
      String exporter) {}

  private record Shared(List<Frame> frames) {}

  /**
   * A method is one frame, whatever its lines, or one box of the picture would become many.
   *
   * @param line where it was most
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Frame(String name, @Nullable String file, @Nullable Integer line) {}

  private record Profile(
      String type,
      String name,
      String unit,
      long startValue,
      long endValue,
      List<int[]> samples,
      List<Long> weights) {}

  private Speedscope() {}

  static byte[] of(SampledProfile profile) {
    List<int[]> samples =
        profile.stacks().stream()
            .map(stack -> stack.calls().stream().mapToInt(Call::function).toArray())
            .toList();
    List<Profile> profiles = new ArrayList<>();
    for (int i = 0; i < profile.measures().size(); i++) {
      Measure measure = profile.measures().get(i);
      if (!measure.name().equals(SampledProfile.SAMPLES)) {
        int index = i;
        profiles.add(
            new Profile(
                "sampled",
                "%s: %s (%s), %s"
                    .formatted(
                        profile.title(),
                        measure.name(),
                        measure.unit(),
                        profile.notes().getFirst()),
                measure.unit().equals("count") ? "none" : measure.unit(),
                0,
                profile.total(i),
                samples,
                profile.stacks().stream().map(stack -> stack.weights().get(index)).toList()));
      }
    }
    return Json.of(
        new Document(
            SCHEMA,
            new Shared(frames(profile)),
            profiles,
            profile.title() + " " + profile.view(),
            profiles.size() - 1,
            "Hotpath"));
  }

  private static List<Frame> frames(SampledProfile profile) {
    List<Map<Integer, Long>> lines = new ArrayList<>();
    profile.functions().forEach(_ -> lines.add(new HashMap<>()));
    for (Stack stack : profile.stacks()) {
      for (Call call : stack.calls()) {
        long weight = stack.weights().get(profile.shown());
        lines.get(call.function()).merge(call.line(), weight, Long::sum);
      }
    }
    List<Frame> frames = new ArrayList<>();
    for (Function function : profile.functions()) {
      int line = busiest(lines.get(frames.size()));
      boolean known = !function.file().isEmpty();
      frames.add(
          new Frame(
              function.name(), known ? function.file() : null, known && line > 0 ? line : null));
    }
    return frames;
  }

  /** The first of equals. */
  private static int busiest(Map<Integer, Long> weights) {
    int best = 0;
    for (Map.Entry<Integer, Long> line : weights.entrySet()) {
      long most = weights.getOrDefault(best, Long.MIN_VALUE);
      if (line.getValue() > most || (line.getValue() == most && line.getKey() < best)) {
        best = line.getKey();
      }
    }
    return best;
  }
}
