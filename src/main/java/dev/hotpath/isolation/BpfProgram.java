package dev.hotpath.isolation;

import java.util.ArrayList;
import java.util.List;

/**
 * A program of the kernel's classic packet filter, under construction: one register, and jumps that
 * only go forward.
 *
 * <p>It reads the 64 bytes of {@code struct seccomp_data}: number of the system call at 0,
 * architecture at 4, six arguments of eight bytes each from 16 on.
 */
final class BpfProgram {

  static final int NUMBER = 0;
  static final int ARCHITECTURE = 4;

  /** What the kernel takes at most. */
  private static final int MAX_INSTRUCTIONS = 4096;

  /** By a jump on a condition; one without has no limit of its own. */
  private static final int MAX_SKIPPED = 255;

  // Of linux/bpf_common.h. Every operand is a constant, every load 32 bits from a fixed place.
  static final int LOAD = 0x20;
  static final int AND = 0x54;
  static final int RETURN = 0x06;
  static final int JUMP = 0x05;
  static final int JUMP_IF_EQUAL = 0x15;
  static final int JUMP_IF_GREATER = 0x25;
  static final int JUMP_IF_AT_LEAST = 0x35;
  static final int JUMP_IF_ANY_BIT = 0x45;

  /** A place to jump to, behind every jump to it. */
  static final class Label {
    private int position = -1;
  }

  /** Both labels are {@link #NOWHERE} where it is not a jump on a condition. */
  private record Instruction(int code, int operand, Label yes, Label no) {}

  private static final Label NOWHERE = new Label();

  private final List<Instruction> instructions = new ArrayList<>(256);

  /** The place in memory of the low half of an argument, which is all of an {@code int}. */
  static int argument(int index) {
    return 16 + 8 * index;
  }

  /** The place of its high half: both processors are little-endian. */
  static int highHalf(int index) {
    return argument(index) + 4;
  }

  void load(int offset) {
    plain(LOAD, offset);
  }

  /** Keeps only these bits of what was loaded. */
  void and(int bits) {
    plain(AND, bits);
  }

  /** Ends the program with the action that the kernel is to take. */
  void end(int action) {
    plain(RETURN, action);
  }

  /** Goes to {@code label} always. */
  void go(Label label) {
    instructions.add(new Instruction(JUMP, 0, label, label));
  }

  /** Goes to {@code yes} where what was loaded is {@code value}, else on. */
  void ifEqual(int value, Label yes) {
    jump(JUMP_IF_EQUAL, value, yes, true);
  }

  /** Goes on where what was loaded is {@code value}, else to {@code no}. */
  void unlessEqual(int value, Label no) {
    jump(JUMP_IF_EQUAL, value, no, false);
  }

  /** Goes to {@code yes} where what was loaded, without a sign, is greater. */
  void ifGreater(int value, Label yes) {
    jump(JUMP_IF_GREATER, value, yes, true);
  }

  /** Goes to {@code yes} where what was loaded, without a sign, is greater or equal. */
  void ifAtLeast(int value, Label yes) {
    jump(JUMP_IF_AT_LEAST, value, yes, true);
  }

  /** Goes to {@code yes} where what was loaded has one of these bits. */
  void ifAnyBit(int bits, Label yes) {
    jump(JUMP_IF_ANY_BIT, bits, yes, true);
  }

  /** The next instruction is what jumps to {@code label} go to. */
  void place(Label label) {
    label.position = instructions.size();
  }

  private void plain(int code, int operand) {
    instructions.add(new Instruction(code, operand, NOWHERE, NOWHERE));
  }

  private void jump(int code, int operand, Label target, boolean when) {
    Label next = new Label();
    instructions.add(
        when
            ? new Instruction(code, operand, target, next)
            : new Instruction(code, operand, next, target));
    place(next);
  }

  /**
   * The program as the kernel reads it.
   *
   * @return one {@code struct sock_filter} each: code in the low 16 bits, then 8 bits of how many
   *     instructions to skip when true, 8 when false, and the operand in the high 32
   * @throws IllegalStateException for a jump that goes back, too far or nowhere, or too many
   *     instructions
   */
  long[] assemble() {
    if (instructions.size() > MAX_INSTRUCTIONS) {
      throw new IllegalStateException(
          "%d instructions; the kernel takes %d".formatted(instructions.size(), MAX_INSTRUCTIONS));
    }
    long[] words = new long[instructions.size()];
    for (int i = 0; i < words.length; i++) {
      Instruction instruction = instructions.get(i);
      words[i] = instruction.code | (long) instruction.operand << 32;
      if (instruction.code == JUMP) {
        words[i] |= (long) skipped(i, instruction.yes, MAX_INSTRUCTIONS) << 32;
      } else if (instruction.yes != NOWHERE) {
        words[i] |= (long) skipped(i, instruction.yes, MAX_SKIPPED) << 16;
        words[i] |= (long) skipped(i, instruction.no, MAX_SKIPPED) << 24;
      }
    }
    return words;
  }

  private static int skipped(int from, Label to, int most) {
    int skipped = to.position - from - 1;
    if (skipped < 0 || skipped > most) {
      throw new IllegalStateException(
          "the jump at %d goes to %d; move its label to within %d instructions behind it"
              .formatted(from, to.position, most));
    }
    return skipped;
  }
}
