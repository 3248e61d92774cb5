package dev.hotpath.run;

import dev.hotpath.evidence.coverage.Instrumented;
import dev.hotpath.evidence.layout.LayoutReport;
import dev.hotpath.evidence.layout.LayoutText;
import dev.hotpath.grade.Ending;
import dev.hotpath.grade.RunDocuments;
import dev.hotpath.protocol.ClassFile;
import dev.hotpath.protocol.HeapLayout;
import dev.hotpath.protocol.Job;
import dev.hotpath.protocol.JobEvent;
import dev.hotpath.protocol.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the benchmark's objects lie in memory: in one fork as the exercise has it, and in one with
 * the other kind of object headers, to say what that would give.
 */
final class LayoutInspection implements Inspection {

  /** Its own heap's places, which the JVM hides from code that is no part of it. */
  private static final String EXPORT = "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED";

  private static final String HEADERS = "UseCompactObjectHeaders";
  private static final int MILLIS = 100;
  private static final String CLASS = ".class";
  private static final String GENERATED = "/jmh_generated/";
  private static final Path LINE =
      Path.of("/sys/devices/system/cpu/cpu0/cache/index0/coherency_line_size");

  @Override
  public Ending take(Subject subject) throws InterruptedException {
    Taken taken = new Taken();
    Ending ending = read(subject, taken, List.of());
    HeapLayout layout = taken.layout;
    if (layout == null) {
      String failure = taken.failure;
      return failure == null
          ? ending
          : new Ending.HarnessFailed("the benchmark failed: " + failure);
    }
    Taken other = new Taken();
    String flag = "-XX:" + (layout.compactHeaders() ? "-" : "+") + HEADERS;
    Ending second = read(subject, other, List.of(flag));
    if (second instanceof Ending.Cancelled) {
      return second;
    }
    Set<String> yours = names(subject, subject.yours());
    LayoutReport report =
        LayoutReport.of(
            layout,
            other.layout != null && other.layout.compactHeaders() != layout.compactHeaders()
                ? other.layout
                : null,
            flag,
            yours,
            lineBytes());
    subject.artifacts().accept("layout.json", RunDocuments.mapper().writeValueAsBytes(report));
    subject
        .artifacts()
        .accept("layout.txt", LayoutText.of(report).getBytes(StandardCharsets.UTF_8));
    return ending;
  }

  private static final class Taken {
    private @Nullable HeapLayout layout;
    private @Nullable String failure;

    void take(JobEvent event) {
      switch (event) {
        case JobEvent.LaidOut laidOut -> layout = laidOut.layout();
        case JobEvent.BenchmarkFailed failed -> failure = failed.message();
        default -> {}
      }
    }
  }

  private static Ending read(Subject subject, Taken taken, List<String> flags)
      throws InterruptedException {
    List<String> options = new ArrayList<>(subject.options());
    options.add(EXPORT);
    options.addAll(flags);
    List<ClassFile> classes = subject.kit().with(subject.yours());
    try (Worker worker =
        subject.slot().take(subject.workers().forProfiling(subject.exercise(), options))) {
      return worker.run(
          new Job.RunLayout(
              classes,
              List.copyOf(names(subject, classes)),
              subject.kit().qualified(subject.benchmark()),
              MILLIS),
          subject.limit(),
          taken::take);
    }
  }

  /** Binary names of classes, without those of tests and those that JMH generated. */
  private static Set<String> names(Subject subject, List<ClassFile> classes) {
    Set<String> names = new TreeSet<>();
    for (ClassFile file : classes) {
      String path = file.path();
      if (path.endsWith(CLASS) && !path.contains(GENERATED)) {
        String name = path.substring(0, path.length() - CLASS.length()).replace('/', '.');
        if (!ofTests(subject, name) && !replaced(subject, file)) {
          names.add(name);
        }
      }
    }
    return names;
  }

  /** Whether it is the starter's, of a file that the submission has another version of. */
  private static boolean replaced(Subject subject, ClassFile file) {
    String source = Instrumented.sourceOf(file);
    return subject.yours().stream().noneMatch(yours -> yours.path().equals(file.path()))
        && subject.yours().stream().anyMatch(yours -> Instrumented.sourceOf(yours).equals(source));
  }

  private static boolean ofTests(Subject subject, String name) {
    return Stream.concat(subject.exercise().show().stream(), subject.exercise().hidden().stream())
        .map(SourceFile::path)
        .filter(path -> path.startsWith("test/"))
        .map(path -> path.replaceFirst("^.*/", "").replaceFirst("\\.java$", ""))
        .map(type -> subject.exercise().packageName() + "." + type)
        .anyMatch(type -> name.equals(type) || name.startsWith(type + "$"));
  }

  private static Optional<Integer> lineBytes() {
    try {
      int bytes = Integer.parseInt(Files.readString(LINE).strip());
      return bytes >= 16 && bytes <= 256 ? Optional.of(bytes) : Optional.empty();
    } catch (IOException | NumberFormatException e) {
      return Optional.empty(); // a machine that does not tell
    }
  }
}
