package dev.hotpath.run.capsule;

import dev.hotpath.exercise.Exercise;
import dev.hotpath.grade.RunDocuments;
import dev.hotpath.grade.RunReport;
import dev.hotpath.protocol.SourceFile;
import dev.hotpath.run.capsule.ForkTaken.Use;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.ObjectWriter;

/**
 * Packs capsules.
 *
 * <p>Guarantees: equal content gives equal bytes, in one order and under one date; text is UTF-8;
 * what has no limit of its own is left out rather than exceed {@link Capsule#MAX_BYTES}.
 */
public final class CapsuleWriter {

  // Any date does, as long as it is always the same.
  private static final LocalDateTime DATE = LocalDateTime.of(2000, 1, 1, 0, 0);
  private static final int MAX_RECORDING_BYTES = 16 << 20;
  private static final int MAX_PROFILE_BYTES = 24 << 20; // of all together
  private static final ObjectWriter JSON = RunDocuments.mapper().writerWithDefaultPrettyPrinter();

  private CapsuleWriter() {}

  /**
   * The zip.
   *
   * @throws IllegalArgumentException where it would be too large, which no run should lead to
   */
  public static byte[] write(Capsule capsule) {
    Map<String, byte[]> entries = entries(capsule);
    return zip(capsule.report().id(), entries);
  }

  /**
   * A zip that {@link #write} made, with what was taken of its run since, as far as there is room.
   *
   * @param report of the run as it is now
   * @param recordings by the names of their files, as are the profiles
   * @throws IllegalArgumentException where it is no such zip
   */
  public static byte[] with(
      byte[] zip, RunReport report, Map<String, byte[]> recordings, Map<String, byte[]> profiles) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.put(entry.getName(), in.readAllBytes());
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("the capsule of run " + report.id(), e);
    }
    entries.put(Capsule.RUN, json(report));
    int recorded = bytes(entries, name -> name.endsWith(".jfr"));
    int profiled = bytes(entries, name -> name.startsWith(Capsule.PROFILES));
    fill(entries, "", recordings, MAX_RECORDING_BYTES - recorded);
    fill(entries, Capsule.PROFILES, new TreeMap<>(profiles), MAX_PROFILE_BYTES - profiled);
    return zip(report.id(), entries);
  }

  private static int bytes(Map<String, byte[]> entries, Predicate<String> which) {
    return entries.entrySet().stream()
        .filter(entry -> which.test(entry.getKey()))
        .mapToInt(entry -> entry.getValue().length)
        .sum();
  }

  private static byte[] zip(String run, Map<String, byte[]> entries) {
    int bytes = bytes(entries, _ -> true);
    if (bytes > Capsule.MAX_BYTES) {
      throw new IllegalArgumentException(
          "the capsule of run %s would hold %,d bytes".formatted(run, bytes));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setLevel(Deflater.BEST_SPEED); // a learner waits for the end of the run
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        ZipEntry header = new ZipEntry(entry.getKey());
        header.setTimeLocal(DATE);
        zip.putNextEntry(header);
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static Map<String, byte[]> entries(Capsule capsule) {
    Exercise exercise = capsule.exercise();
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("README.txt", bytes(ReadMe.of(capsule)));
    entries.put(Capsule.MANIFEST, json(manifest(capsule)));
    entries.put(Capsule.ENVIRONMENT, json(capsule.environment()));
    entries.put(Capsule.RUN, json(capsule.report()));
    entries.put("forks.json", json(capsule.forks()));
    jmh(capsule.forks())
        .forEach((name, forks) -> entries.put("jmh/" + name + ".json", json(JmhJson.of(forks))));
    put(entries, Capsule.SUBMISSION, capsule.files());
    put(entries, Capsule.STARTER, exercise.edit());
    put(entries, Capsule.SHOWN, exercise.show());
    fill(entries, "", capsule.recordings(), MAX_RECORDING_BYTES);
    fill(entries, Capsule.PROFILES, new TreeMap<>(capsule.profiles()), MAX_PROFILE_BYTES);
    return entries;
  }

  /** Takes those that there is room for. */
  private static void fill(
      Map<String, byte[]> entries, String folder, Map<String, byte[]> files, int room) {
    int left = room;
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      if (file.getValue().length <= left) {
        entries.put(folder + file.getKey(), file.getValue());
        left -= file.getValue().length;
      }
    }
  }

  private static Capsule.Manifest manifest(Capsule capsule) {
    return new Capsule.Manifest(
        Capsule.FORMAT,
        capsule.environment().hotpath(),
        capsule.report().id(),
        capsule.earlier(),
        capsule.exercise().id(),
        capsule.exercise().title(),
        capsule.files().stream().map(SourceFile::path).sorted().toList(),
        new TreeMap<>(capsule.answers()));
  }

  private static void put(Map<String, byte[]> entries, String folder, List<SourceFile> files) {
    files.stream()
        .sorted(Comparator.comparing(SourceFile::path))
        .forEach(file -> entries.put(folder + file.path(), bytes(file.text())));
  }

  /** What JMH would call one benchmark each, with its forks in the order of the samples. */
  private static Map<String, List<ForkTaken>> jmh(List<ForkTaken> forks) {
    Map<String, List<ForkTaken>> files = new TreeMap<>();
    forks.stream()
        .filter(ForkTaken::counts)
        .sorted(Comparator.comparingInt(ForkTaken::place))
        .forEach(fork -> files.computeIfAbsent(name(fork), _ -> new ArrayList<>()).add(fork));
    // Each kind of fork that differs from the usual in a file of its own: it is another benchmark.
    Map<List<Object>, List<ForkTaken>> varied =
        forks.stream()
            .filter(fork -> fork.use() == Use.VARIATION && fork.counters().isEmpty())
            .collect(
                Collectors.groupingBy(
                    fork -> List.of(name(fork), fork.jvmFlags(), fork.parameters()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    int number = 1;
    for (List<ForkTaken> same : varied.values()) {
      files.put("%s-variation-%d".formatted(name(same.getFirst()), number++), same);
    }
    return files;
  }

  private static String name(ForkTaken fork) {
    return fork.benchmark().replace(' ', '-') + "-" + fork.side();
  }

  private static byte[] json(Object content) {
    return JSON.writeValueAsBytes(content);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
