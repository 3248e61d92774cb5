package dev.hotpath.evidence.coverage;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counters in one class: one at the beginning of each stretch of code of a line that runs from its
 * first instruction on. A line has run as often as that of its stretches that ran most: of a loop
 * the condition, which is looked at once more than the body runs.
 */
final class LineCounters {

  private static final ClassDesc STORE = ClassDesc.of(ProbeStore.class.getName());
  private static final ClassDesc LONGS = ConstantDescs.CD_long.arrayType();
  private static final DirectMethodHandleDesc COUNTERS =
      MethodHandleDesc.ofMethod(
          DirectMethodHandleDesc.Kind.STATIC,
          STORE,
          "counters",
          MethodTypeDesc.of(
              LONGS,
              ConstantDescs.CD_MethodHandles_Lookup,
              ConstantDescs.CD_String,
              ConstantDescs.CD_Class,
              ConstantDescs.CD_int));

  private final byte[] bytes;
  private final List<Integer> lines;

  private LineCounters(byte[] bytes, List<Integer> lines) {
    this.bytes = bytes;
    this.lines = List.copyOf(lines);
  }

  /**
   * Puts counters into a class.
   *
   * @param original as it is counted, by its lines
   * @param probed the same, perhaps with probes in it already
   * @param byPath its neighbours, by path
   */
  static LineCounters in(byte[] original, byte[] probed, Map<String, byte[]> byPath) {
    ClassFile reader =
        ClassFile.of(
            ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(type -> resource(type, byPath))
                    .orElse(ClassHierarchyResolver.defaultResolver())));
    ClassModel model = reader.parse(probed);
    Set<String> counted = new HashSet<>();
    reader
        .parse(original)
        .methods()
        .forEach(method ->
            counted.add(method.methodName().stringValue() + method.methodType().stringValue()));
    // How many there are must be known where the first is.
    List<Integer> lines = new ArrayList<>();
    reader.transformClass(model, counting(counted, lines, 0));
    int count = lines.size();
    lines.clear();
    return new LineCounters(reader.transformClass(model, counting(counted, lines, count)), lines);
  }

  private static @Nullable InputStream resource(ClassDesc type, Map<String, byte[]> byPath) {
    String descriptor = type.descriptorString();
    byte[] bytes = byPath.get(descriptor.substring(1, descriptor.length() - 1) + ".class");
    return bytes == null ? null : new ByteArrayInputStream(bytes);
  }

  private static ClassTransform counting(Set<String> counted, List<Integer> lines, int count) {
    return ClassTransform.transformingMethods(
        method ->
            counted.contains(method.methodName().stringValue() + method.methodType().stringValue()),
        (builder, element) -> {
          if (element instanceof CodeModel code) {
            builder.transformCode(code, new Stretches(targets(code), lines, count));
          } else {
            builder.with(element);
          }
        });
  }

  private static Set<Label> targets(CodeModel code) {
    Set<Label> targets = new HashSet<>();
    for (CodeElement element : code) {
      switch (element) {
        case BranchInstruction branch -> targets.add(branch.target());
        case ExceptionCatch caught -> targets.add(caught.handler());
        case TableSwitchInstruction table -> {
          targets.add(table.defaultTarget());
          table.cases().stream().map(SwitchCase::target).forEach(targets::add);
        }
        case LookupSwitchInstruction lookup -> {
          targets.add(lookup.defaultTarget());
          lookup.cases().stream().map(SwitchCase::target).forEach(targets::add);
        }
        default -> {}
      }
    }
    return targets;
  }

  /** Where a stretch begins: at a line's number, where one jumps to, and behind a jump. */
  private static final class Stretches implements CodeTransform {
    private final Set<Label> targets;
    private final List<Integer> lines;
    private final int count;
    private int line;
    private boolean begins;

    Stretches(Set<Label> targets, List<Integer> lines, int count) {
      this.targets = targets;
      this.lines = lines;
      this.count = count;
    }

    /** More than once where a jump turns out to be too long for its instruction. */
    @Override
    public void atStart(CodeBuilder code) {
      line = 0;
      begins = true;
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
      switch (element) {
        case LineNumber number -> {
          line = number.line();
          begins = true;
        }
        case LabelTarget label -> begins |= targets.contains(label.label());
        case Instruction instruction -> {
          if (begins && line > 0) {
            count(code);
          }
          begins =
              instruction instanceof BranchInstruction
                  || instruction instanceof TableSwitchInstruction
                  || instruction instanceof LookupSwitchInstruction;
        }
        default -> {}
      }
      code.with(element);
    }

    private void count(CodeBuilder code) {
      code.loadConstant(DynamicConstantDesc.ofNamed(COUNTERS, "counters", LONGS, count));
      code.loadConstant(lines.size());
      code.dup2().laload().lconst_1().ladd().lastore();
      lines.add(line);
    }
  }

  /** The class with them. */
  byte[] bytes() {
    return bytes;
  }

  /** The line of each counter. */
  List<Integer> lines() {
    return lines;
  }
}
