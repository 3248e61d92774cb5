package dev.hotpath.worker.jit;

/** Instructions of x86-64 that compute with several numbers in a register of 128 bits. */
final class PackedArithmetic {

  private PackedArithmetic() {}

  /**
   * Whether an instruction on 128 bits computes with several elements. What merely moves them, sets
   * a register to zero or turns a sign also serves single numbers, and so do the smaller and the
   * larger of two: C2 writes {@code Math.min} of two doubles with the packed instruction.
   *
   * @param kind of number: 0 float, 1 double or whole numbers, 2 and 3 a single one
   */
  static boolean has(int map, int kind, int opcode) {
    if (map == 1 && kind < 2) {
      boolean floating =
          switch (opcode) {
            case 0x51, 0x58, 0x59, 0x5b, 0x5c, 0x5e -> true;
            default -> false;
          };
      boolean whole =
          switch (opcode) {
            case 0x64, 0x65, 0x66, 0x74, 0x75, 0x76, 0xd4, 0xd5, 0xda, 0xdb, 0xde, 0xe5 -> true;
            case 0xea, 0xeb, 0xee, 0xf4, 0xf5, 0xf8, 0xf9, 0xfa, 0xfb, 0xfc, 0xfd, 0xfe -> true;
            default -> false;
          };
      return floating || kind == 1 && whole;
    }
    return map == 2
        && kind == 1
        && (opcode == 0x40 || opcode >= 0x38 && opcode <= 0x3f || opcode >= 0x1c && opcode <= 0x1e);
  }
}
