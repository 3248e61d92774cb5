package dev.hotpath.grade.compare;

import dev.hotpath.grade.RunReport;
import dev.hotpath.grade.RunReport.BenchmarkResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Attempts at one exercise, compared.
 *
 * @param versions that are compared, each once, the starter first, then by number
 * @param before what the others are compared with
 * @param after what this is about
 */
public record Sheet(
    List<Version> versions, Version before, Version after, List<Benchmark> benchmarks) {

  public Sheet {
    versions = List.copyOf(versions);
    benchmarks = List.copyOf(benchmarks);
  }

  /**
   * One benchmark.
   *
   * @param unit of the samples: {@code ns/op}
   * @param lines an attempt each, by number, of those that have figures for it
   * @param changes from {@code before} to every other attempt, the one to {@code after} first
   */
  public record Benchmark(String name, String unit, List<Line> lines, List<Change> changes) {

    public Benchmark {
      lines = List.copyOf(lines);
      changes = List.copyOf(changes);
    }

    /** The line of a version; empty for the starter, and where it was not measured. */
    public Optional<Line> line(Version version) {
      return lines.stream().filter(line -> line.version().equals(version)).findFirst();
    }

    /** The change to a version; empty for the one that the others are compared with. */
    public Optional<Change> changeTo(Version version) {
      return changes.stream().filter(change -> change.to().equals(version)).findFirst();
    }
  }

  /**
   * Compares.
   *
   * @param before empty for the starter
   * @param others to be shown as well; one that is {@code before} or {@code after} counts once
   */
  public static Sheet of(Optional<Entry> before, Entry after, List<Entry> others) {
    Map<Version, RunReport> reports = new LinkedHashMap<>();
    Stream.of(Stream.of(after), before.stream(), others.stream())
        .flatMap(entries -> entries)
        .forEach(entry -> reports.put(entry.version(), entry.report()));
    Version from = before.map(Entry::version).orElse(Version.STARTER);
    List<Version> versions =
        Stream.concat(Stream.of(Version.STARTER), reports.keySet().stream()).sorted().toList();
    List<Version> changed = new ArrayList<>(reports.keySet());
    changed.remove(from);
    Map<String, Map<Version, Line>> lines = new LinkedHashMap<>();
    Map<String, String> units = new LinkedHashMap<>();
    reports.forEach((version, report) -> {
      for (BenchmarkResult measured : report.benchmarks()) {
        Line.of(version, measured)
            .ifPresent(line -> {
              String name = Objects.requireNonNullElse(measured.name(), "");
              units.putIfAbsent(name, Objects.requireNonNullElse(measured.unit(), "ns/op"));
              lines.computeIfAbsent(name, _ -> new LinkedHashMap<>()).put(version, line);
            });
      }
    });
    List<Benchmark> benchmarks = new ArrayList<>();
    lines.forEach((name, byVersion) -> {
      List<Line> sorted =
          versions.stream()
              .flatMap(version -> Optional.ofNullable(byVersion.get(version)).stream())
              .toList();
      List<Change> changes =
          changed.stream().map(version -> change(from, version, byVersion)).toList();
      benchmarks.add(new Benchmark(name, units.getOrDefault(name, "ns/op"), sorted, changes));
    });
    return new Sheet(versions, from, after.version(), benchmarks);
  }

  private static Change change(Version from, Version to, Map<Version, Line> lines) {
    Optional<Line> line = Optional.ofNullable(lines.get(to));
    return from.starter()
        ? Change.fromStarter(to, line)
        : Change.between(from, Optional.ofNullable(lines.get(from)), to, line);
  }

  /** The attempts, by number, and the solution. */
  public List<Version> attempts() {
    return versions.stream().filter(version -> !version.starter()).toList();
  }
}
