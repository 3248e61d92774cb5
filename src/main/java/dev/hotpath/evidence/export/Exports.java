package dev.hotpath.evidence.export;

import dev.hotpath.evidence.flame.Sources;
import dev.hotpath.evidence.timeline.Timeline;
import dev.hotpath.protocol.StackSamples;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The files of a profile that other tools open. Their sums are those of the flame graph.
 *
 * <p>{@code profile-VIEW.pb.gz} is to be kept; {@code collapsed-VIEW.txt}, {@code
 * speedscope-VIEW.json} and {@code trace-VIEW.json} are made from it, byte for byte the same. The
 * trace of a timeline, which is no profile, is made from the timeline's own file.
 */
public final class Exports {

  private static final Name PPROF = new Name("profile-", ".pb.gz");

  /** What is made from it. */
  private static final List<Derived> DERIVED =
      List.of(
          new Derived(new Name("collapsed-", ".txt"), Collapsed::of),
          new Derived(new Name("speedscope-", ".json"), Speedscope::of),
          new Derived(new Name("trace-", ".json"), ChromeTrace::of));

  private record Derived(Name name, Function<SampledProfile, byte[]> format) {}

  /** A file's name, but for the view in the middle. */
  private record Name(String begin, String end) {

    String of(String view) {
      return begin + view + end;
    }

    Optional<String> view(String name) {
      boolean fits = name.startsWith(begin) && name.endsWith(end);
      String view = fits ? name.substring(begin.length(), name.length() - end.length()) : "";
      return view.matches("[a-z]+") ? Optional.of(view) : Optional.empty();
    }
  }

  private Exports() {}

  /**
   * All files of a profile, by name.
   *
   * @param title of what was profiled, such as the exercise's id
   */
  public static Map<String, byte[]> of(StackSamples samples, Sources sources, String title) {
    SampledProfile profile = new SampledProfileBuilder(samples, sources, title).build();
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(PPROF.of(profile.view()), Pprof.write(profile));
    for (Derived file : DERIVED) {
      files.put(file.name.of(profile.view()), file.format.apply(profile));
    }
    return files;
  }

  /** Collapsed stacks alone, of a profile that none of these files is kept of. */
  public static byte[] collapsed(StackSamples samples, Sources sources) {
    return Collapsed.of(new SampledProfileBuilder(samples, sources, "").build());
  }

  /** Whether a file of that name is one of a profile's. */
  public static boolean isExport(String name) {
    return PPROF.view(name).isPresent() || isDerived(name);
  }

  /** Whether a file of that name can be made from another, and need not be kept. */
  public static boolean isDerived(String name) {
    return DERIVED.stream().anyMatch(file -> file.name.view(name).isPresent());
  }

  /** Names of the files that are made from one, and can't be any more once it is gone. */
  public static List<String> madeFrom(String name) {
    return name.equals(Timeline.FILE)
        ? List.of(Timeline.EXPORT)
        : PPROF.view(name).stream()
            .flatMap(view -> DERIVED.stream().map(file -> file.name.of(view)))
            .toList();
  }

  /**
   * Makes such a file.
   *
   * @param kept gives a file that was kept, by name
   * @return empty where it can't be made: the name is another, or what it is made from is not there
   */
  public static Optional<byte[]> derive(String name, Function<String, Optional<byte[]>> kept) {
    if (name.equals(Timeline.EXPORT)) {
      return kept.apply(Timeline.FILE).map(file -> Timeline.read(file).export());
    }
    return DERIVED.stream()
        .flatMap(file -> file.name.view(name).stream().flatMap(view -> make(file, view, kept)))
        .findFirst();
  }

  private static Stream<byte[]> make(
      Derived file, String view, Function<String, Optional<byte[]>> kept) {
    return kept
        .apply(PPROF.of(view))
        .map(pprof -> file.format.apply(Pprof.read(pprof, view)))
        .stream();
  }
}
