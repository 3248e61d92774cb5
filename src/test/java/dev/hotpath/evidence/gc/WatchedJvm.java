package dev.hotpath.evidence.gc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotpath.protocol.GcRecording;
import dev.hotpath.protocol.GcRecording.Moment;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * One thing that {@link GarbageProgram} did in a JVM of its own, by that JVM's log and its beans.
 *
 * @param figures by the beans
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
record WatchedJvm(String collector, Map<String, Long> figures, byte[] log) {

  /** Runs it, and returns what it did, one after the other. */
  static List<WatchedJvm> run(Path folder, String collector, List<String> flags, String... does)
      throws IOException, InterruptedException, URISyntaxException {
    Path log = folder.resolve("gc-%s-%s.log".formatted(collector, String.join("-", does)));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UnlockExperimentalVMOptions", "-XX:+Use" + collector + "GC"));
    command.addAll(flags);
    command.add("-Xlog:gc*:file=" + log + ":uptime,timenanos,level,tags:filecount=0");
    Path classes =
        Path.of(GarbageProgram.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    command.addAll(List.of("-cp", classes.toString(), GarbageProgram.class.getName()));
    command.addAll(Arrays.asList(does));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), () -> command + "\n" + output);
    byte[] bytes = Files.readAllBytes(log);
    List<WatchedJvm> all =
        output
            .lines()
            .filter(line -> line.startsWith("start="))
            .map(line -> new WatchedJvm(collector, figures(line), bytes))
            .toList();
    assertEquals(does.length, all.size(), output);
    return all;
  }

  private static Map<String, Long> figures(String line) {
    return Arrays.stream(line.split(" "))
        .map(pair -> pair.split("="))
        .collect(Collectors.toMap(pair -> pair[0], pair -> Long.valueOf(pair[1])));
  }

  long figure(String name) {
    return Objects.requireNonNull(figures.get(name), name);
  }

  long allocated() {
    return figure("allocatedAfter") - figure("allocatedBefore");
  }

  /** As a worker would send it, of one operation. */
  GcRecording recording() {
    return recording(log);
  }

  GcRecording recording(byte[] other) {
    return new GcRecording(
        collector,
        2,
        8L << 30,
        figure("max"),
        collector.equals("G1") ? 1 << 20 : GcRecording.UNKNOWN,
        moment("start", "Before"),
        moment("end", "After"),
        1,
        allocated(),
        figure("base"),
        collector.equals("Epsilon") ? GcRecording.UNKNOWN : figure("live"),
        other,
        false);
  }

  private Moment moment(String at, String when) {
    return new Moment(
        figure(at),
        figure("used" + when),
        figure("committed" + when),
        figure("allocated" + when),
        GcRecording.UNKNOWN,
        GcRecording.UNKNOWN);
  }

  GcReport report() {
    return GcReport.of(recording(), GcReport.Choice.EXERCISE);
  }
}
