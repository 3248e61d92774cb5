package dev.hotpath.evidence.coverage;

import dev.hotpath.protocol.ClassFile;
import dev.hotpath.protocol.ClassProbes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.Attributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jacoco.core.analysis.Analyzer;
import org.jacoco.core.analysis.CoverageBuilder;
import org.jacoco.core.analysis.ILine;
import org.jacoco.core.analysis.ISourceFileCoverage;
import org.jacoco.core.data.ExecutionData;
import org.jacoco.core.data.ExecutionDataStore;
import org.jacoco.core.instr.Instrumenter;
import org.jacoco.core.internal.data.CRC64;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A program with JaCoCo's probes in it, and counters of ours. Both halves of JaCoCo work here, in
 * the server: a worker runs the classes, and tells which probes were passed and how often each line
 * was.
 */
public final class Instrumented {

  /** Binary name of the class that goes with them, and keeps the probes. */
  public static final String STORE = ProbeStore.class.getName();

  private static final String STORE_TYPE = Type.getInternalName(ProbeStore.class);
  private static final String CLASS = ".class";

  private final List<ClassFile> originals;
  private final List<ClassFile> classes = new ArrayList<>();
  private final Map<String, Integer> probes = new HashMap<>();
  private final Map<String, List<Integer>> counters = new HashMap<>();

  /** Puts probes and counters into classes. */
  public Instrumented(List<ClassFile> originals) {
    this.originals = List.copyOf(originals);
    Instrumenter instrumenter = new Instrumenter(this::callStore);
    Map<String, byte[]> byPath = new HashMap<>();
    originals.forEach(file -> byPath.put(file.path(), file.bytes()));
    try {
      for (ClassFile original : originals) {
        classes.add(
            original.path().endsWith(CLASS)
                ? counted(
                    original, instrumenter.instrument(original.bytes(), original.path()), byPath)
                : original);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    classes.add(store());
  }

  private ClassFile counted(ClassFile original, byte[] probed, Map<String, byte[]> byPath) {
    LineCounters counted = LineCounters.in(original.bytes(), probed, byPath);
    counters.put(type(original), counted.lines());
    return new ClassFile(original.path(), counted.bytes());
  }

  private static String type(ClassFile file) {
    return file.path().substring(0, file.path().length() - CLASS.length());
  }

  /** What an instrumented class does to get its probes, the first time that it needs them. */
  private int callStore(long id, String type, int count, MethodVisitor code) {
    probes.put(type, count);
    code.visitLdcInsn(type);
    code.visitLdcInsn(count);
    code.visitMethodInsn(Opcodes.INVOKESTATIC, STORE_TYPE, "of", "(Ljava/lang/String;I)[Z", false);
    return 2; // places on the stack
  }

  private static ClassFile store() {
    String path = STORE_TYPE + CLASS;
    try (InputStream in = ProbeStore.class.getResourceAsStream("ProbeStore.class")) {
      return new ClassFile(path, Objects.requireNonNull(in, path).readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** To be loaded in place of the originals, with the store. */
  public List<ClassFile> classes() {
    return List.copyOf(classes);
  }

  /**
   * Works out which lines were run.
   *
   * @param told by a worker
   * @return empty where these can't be the probes of these classes
   */
  public Optional<Coverage> read(List<ClassProbes> told) {
    Map<String, boolean[]> byType = new HashMap<>();
    Map<String, int[]> countsByType = new HashMap<>();
    for (ClassProbes passed : told) {
      Integer count = probes.get(passed.type());
      if (count == null || count != passed.passed().length || byType.containsKey(passed.type())) {
        return Optional.empty();
      }
      int[] counts = passed.counts();
      // A class that was touched may have been left before its first line.
      int expected = counters.getOrDefault(passed.type(), List.of()).size();
      if (counts.length != 0 && counts.length != expected) {
        return Optional.empty();
      }
      byType.put(passed.type(), booleans(passed.passed()));
      countsByType.put(passed.type(), counts);
    }
    return Optional.of(analyse(byType, countsByType));
  }

  /** Of each line that of its counters which has most. */
  private static void collect(List<Integer> lines, int[] counts, Map<Integer, Integer> byLine) {
    for (int i = 0; i < counts.length; i++) {
      byLine.merge(lines.get(i), Math.max(0, counts[i]), Math::max);
    }
  }

  private static boolean[] booleans(byte[] passed) {
    boolean[] booleans = new boolean[passed.length];
    for (int i = 0; i < passed.length; i++) {
      booleans[i] = passed[i] != 0;
    }
    return booleans;
  }

  private Coverage analyse(Map<String, boolean[]> byType, Map<String, int[]> countsByType) {
    Map<String, Map<Integer, Integer>> byFile = new HashMap<>();
    CoverageBuilder builder = new CoverageBuilder();
    ExecutionDataStore data = new ExecutionDataStore();
    Analyzer analyzer = new Analyzer(data, builder);
    try {
      for (ClassFile original : originals) {
        if (original.path().endsWith(CLASS)) {
          String type = type(original);
          boolean[] passed = byType.get(type);
          if (passed != null) {
            data.put(new ExecutionData(CRC64.classId(original.bytes()), type, passed));
          }
          analyzer.analyzeClass(original.bytes(), original.path());
          collect(
              counters.getOrDefault(type, List.of()),
              countsByType.getOrDefault(type, new int[0]),
              byFile.computeIfAbsent(sourceOf(original), _ -> new HashMap<>()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<Coverage.Line> lines = new ArrayList<>();
    for (ISourceFileCoverage source : builder.getSourceFiles()) {
      Map<Integer, Integer> counts = byFile.getOrDefault(source.getName(), Map.of());
      for (int number = source.getFirstLine(); number <= source.getLastLine(); number++) {
        ILine line = source.getLine(number);
        if (line.getInstructionCounter().getTotalCount() > 0) {
          lines.add(
              new Coverage.Line(
                  "src/" + source.getName(),
                  number,
                  line.getInstructionCounter().getMissedCount(),
                  line.getInstructionCounter().getCoveredCount(),
                  line.getBranchCounter().getMissedCount(),
                  line.getBranchCounter().getCoveredCount(),
                  counts.getOrDefault(number, 0)));
        }
      }
    }
    lines.sort(Comparator.comparing(Coverage.Line::file).thenComparingInt(Coverage.Line::line));
    return new Coverage(lines);
  }

  /** Name of the file that it was compiled from, without its folder; empty where it has none. */
  public static String sourceOf(ClassFile file) {
    if (!file.path().endsWith(CLASS)) {
      return "";
    }
    return java.lang.classfile.ClassFile.of()
        .parse(file.bytes())
        .findAttribute(Attributes.sourceFile())
        .map(source -> source.sourceFile().stringValue())
        .orElse("");
  }
}
