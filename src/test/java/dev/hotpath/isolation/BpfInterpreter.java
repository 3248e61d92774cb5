package dev.hotpath.isolation;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Does what the kernel does with a filter, from the kernel's description of its instructions. */
final class BpfInterpreter {

  private BpfInterpreter() {}

  /**
   * Runs a filter on one call.
   *
   * @param program {@code struct sock_filter} each, as a little-endian number
   * @param arguments six of them
   * @return the action
   * @throws IllegalArgumentException for what the kernel would refuse, or never ends
   */
  static int run(long[] program, int architecture, int number, long[] arguments) {
    ByteBuffer call = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
    call.putInt(number).putInt(architecture).putLong(0);
    for (long argument : arguments) {
      call.putLong(argument);
    }
    int register = 0;
    int at = 0;
    while (at < program.length) {
      long word = program[at++];
      int operand = (int) (word >>> 32);
      int unsigned = Integer.compareUnsigned(register, operand);
      int code = (int) word & 0xffff;
      switch (code) {
        case 0x20 -> register = call.getInt(operand);
        case 0x54 -> register &= operand;
        case 0x06 -> {
          return operand;
        }
        case 0x05 -> at += operand;
        case 0x15 -> at += skipped(word, unsigned == 0);
        case 0x25 -> at += skipped(word, unsigned > 0);
        case 0x35 -> at += skipped(word, unsigned >= 0);
        case 0x45 -> at += skipped(word, (register & operand) != 0);
        default ->
            throw new IllegalArgumentException(
                "instruction %d has the unknown code %#x".formatted(at - 1, code));
      }
    }
    throw new IllegalArgumentException("the program runs past its end");
  }

  private static int skipped(long word, boolean yes) {
    return (int) (word >>> (yes ? 16 : 24)) & 0xff;
  }
}
