package dev.hotpath.evidence.jit;

import java.lang.classfile.Attributes;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * A method's bytecode, as far as places in it have lines, loops, and what they make.
 *
 * @param file of the exercise, that it is in
 * @param lines by the first bytecode index of each
 * @param loops outer ones too
 * @param makes types of objects and arrays, as Java writes them, by bytecode index
 */
record MethodTable(
    String file,
    String name,
    String descriptor,
    NavigableMap<Integer, Integer> lines,
    List<Loop> loops,
    Map<Integer, String> makes) {

  /** From its first instruction to the jump back there, by bytecode index. */
  record Loop(int head, int back) {

    boolean holds(int bci) {
      return bci >= head && bci <= back;
    }

    private int length() {
      return back - head;
    }
  }

  MethodTable {
    loops = List.copyOf(loops);
    makes = Map.copyOf(makes);
  }

  /** Of a method with code. */
  static Optional<MethodTable> of(String file, MethodModel method) {
    return method
        .findAttribute(Attributes.code())
        .map(code ->
            read(file, method.methodName().stringValue(), method.methodType().stringValue(), code));
  }

  private static MethodTable read(String file, String name, String descriptor, CodeAttribute code) {
    NavigableMap<Integer, Integer> lines = new TreeMap<>();
    Map<Integer, Integer> backs = new HashMap<>();
    Map<Integer, String> makes = new HashMap<>();
    int bci = 0;
    for (CodeElement element : code) {
      if (element instanceof LineNumber line) {
        lines.put(bci, line.line());
      }
      if (element instanceof Instruction instruction) {
        int at = bci;
        if (instruction instanceof BranchInstruction branch) {
          int target = code.labelToBci(branch.target());
          if (target <= at) {
            backs.merge(target, at, Math::max);
          }
        }
        made(instruction).ifPresent(type -> makes.put(at, type));
        bci += instruction.sizeInBytes();
      }
    }
    List<Loop> loops = new ArrayList<>();
    backs.forEach((head, back) -> loops.add(new Loop(head, back)));
    return new MethodTable(file, name, descriptor, lines, loops, makes);
  }

  private static Optional<String> made(Instruction instruction) {
    return switch (instruction) {
      case NewObjectInstruction object -> Optional.of(named(object.className().asSymbol()));
      case NewPrimitiveArrayInstruction array ->
          Optional.of(array.typeKind().upperBound().displayName() + "[]");
      case NewReferenceArrayInstruction array ->
          Optional.of(named(array.componentType().asSymbol()) + "[]");
      case NewMultiArrayInstruction array -> Optional.of(named(array.arrayType().asSymbol()));
      default -> Optional.empty();
    };
  }

  private static String named(ClassDesc type) {
    return type.displayName().replace('$', '.');
  }

  /** The line of a place; empty where the class file has none. */
  OptionalInt line(int bci) {
    Map.Entry<Integer, Integer> entry = lines.floorEntry(Math.max(0, bci));
    return entry == null ? OptionalInt.empty() : OptionalInt.of(entry.getValue());
  }

  /** The smallest loop around a place. */
  Optional<Loop> loop(int bci) {
    return loops.stream()
        .filter(loop -> loop.holds(bci))
        .min((a, b) -> Integer.compare(a.length(), b.length()));
  }

  /** Loops without another in them. */
  List<Loop> innermost() {
    return loops.stream()
        .filter(loop ->
            loops.stream()
                .noneMatch(other ->
                    !other.equals(loop) && loop.holds(other.head()) && loop.holds(other.back())))
        .toList();
  }
}
