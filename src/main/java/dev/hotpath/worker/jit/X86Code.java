package dev.hotpath.worker.jit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Tells the instructions of x86-64 apart, as far as it takes to find loops, and those among them
 * that do several elements at once.
 *
 * <p>Lengths follow from prefixes, opcode map, ModRM byte and immediate (Intel's manual, volume 2,
 * chapter 2 and appendix A). Where bytes are none that C2 writes, it stops: what comes behind could
 * be anything.
 */
final class X86Code {

  /**
   * A jump back, and all that it jumps over.
   *
   * @param start offset of its first byte
   * @param end offset behind the jump
   * @param vectors how many instructions do several elements at once, outside of loops within
   * @param bits of the widest of these
   */
  record Loop(int start, int end, int vectors, int bits) {}

  private static final int PACKED_BITS = 128;
  private static final int MAX_FOUND = 5_000;

  private record Instruction(int start, int bits) {}

  private record Jump(int target, int end) {}

  private final byte[] code;
  private final List<Instruction> vectors = new ArrayList<>();
  private final List<Jump> back = new ArrayList<>();
  private final NavigableSet<Integer> returns = new TreeSet<>();
  private int at;

  // Of the instruction that is being read.
  private boolean operand16;
  private boolean wide;
  private int repeat;

  private X86Code(byte[] code) {
    this.code = code;
  }

  /** The loops with vector instructions, the smallest that each of those is in. */
  static List<Loop> vectorLoops(byte[] code) {
    X86Code read = new X86Code(code);
    while (read.at < code.length && read.next()) {}
    return read.loops();
  }

  /** How many bytes could be told apart. */
  static int understood(byte[] code) {
    X86Code read = new X86Code(code);
    while (read.at < code.length && read.next()) {}
    return read.at;
  }

  private List<Loop> loops() {
    List<Jump> smallestFirst =
        back.stream()
            .filter(this::isLoop)
            .sorted(Comparator.comparingInt(jump -> jump.end - jump.target))
            .toList();
    int[] counts = new int[smallestFirst.size()];
    int[] bits = new int[counts.length];
    for (Instruction vector : vectors) {
      for (int i = 0; i < counts.length; i++) {
        Jump jump = smallestFirst.get(i);
        if (vector.start >= jump.target && vector.start < jump.end) {
          counts[i]++;
          bits[i] = Math.max(bits[i], vector.bits);
          break;
        }
      }
    }
    List<Loop> loops = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        Jump jump = smallestFirst.get(i);
        loops.add(new Loop(jump.target, jump.end, counts[i], bits[i]));
      }
    }
    return loops;
  }

  /** What is rare stands behind the end of a method, and jumps back into its middle: no loop. */
  private boolean isLoop(Jump jump) {
    Integer next = returns.ceiling(jump.target);
    return next == null || next >= jump.end;
  }

  private int u8(int index) {
    return index < code.length ? code[index] & 0xff : -1;
  }

  /** Reads one; whether it was one. */
  private boolean next() {
    int start = at;
    operand16 = false;
    wide = false;
    repeat = 0;
    int p = at;
    for (; ; p++) {
      int prefix = u8(p);
      if (prefix == 0x66) {
        operand16 = true;
      } else if (prefix == 0xf2 || prefix == 0xf3) {
        repeat = prefix;
      } else if (!isOtherPrefix(prefix)) {
        break;
      }
    }
    int opcode = u8(p);
    if ((opcode & 0xf0) == 0x40) {
      wide = (opcode & 8) != 0;
      opcode = u8(++p);
    }
    int end =
        switch (opcode) {
          case -1 -> -1;
          case 0xc5, 0xc4, 0x62 -> extended(p, opcode, start);
          case 0x0f -> twoBytes(p + 1, start);
          default -> oneByte(p, opcode);
        };
    if (end < 0 || end > code.length) {
      return false;
    }
    at = end;
    return true;
  }

  /** Segments, address size, lock. */
  private static boolean isOtherPrefix(int prefix) {
    return switch (prefix) {
      case 0x2e, 0x36, 0x3e, 0x26, 0x64, 0x65, 0x67, 0xf0 -> true;
      default -> false;
    };
  }

  /** Behind a ModRM byte, with what it says that follows. */
  private int modRm(int p) {
    int modRm = u8(p);
    if (modRm < 0) {
      return -1;
    }
    int mod = modRm >> 6;
    int rm = modRm & 7;
    int end = p + 1;
    if (mod == 3) {
      return end;
    }
    if (rm == 4) {
      int base = u8(end++) & 7;
      if (mod == 0 && base == 5) {
        return end + 4;
      }
    } else if (mod == 0 && rm == 5) {
      return end + 4;
    }
    return end + (mod == 1 ? 1 : mod == 2 ? 4 : 0);
  }

  private int modRmAnd(int p, int immediateBytes) {
    int end = modRm(p);
    return end < 0 ? -1 : end + immediateBytes;
  }

  private int immediate() {
    return operand16 ? 2 : 4;
  }

  private int oneByte(int p, int opcode) {
    int next = p + 1;
    if ((opcode == 0xc3 || opcode == 0xc2) && returns.size() < MAX_FOUND) {
      returns.add(p);
    }
    if (opcode < 0x40) {
      return switch (opcode & 7) {
        case 0, 1, 2, 3 -> modRm(next);
        case 4 -> next + 1;
        case 5 -> next + immediate();
        default -> -1;
      };
    }
    if (opcode >= 0x50 && opcode <= 0x5f || opcode >= 0x90 && opcode <= 0x99) {
      return next;
    }
    if (opcode >= 0x70 && opcode <= 0x7f || opcode == 0xeb) {
      return jump(next + 1, (byte) u8(next));
    }
    if (opcode >= 0xb0 && opcode <= 0xbf) {
      return next + (opcode < 0xb8 ? 1 : wide ? 8 : immediate());
    }
    return switch (opcode) {
      case 0x63, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8a, 0x8b, 0x8d, 0x8f -> modRm(next);
      case 0xd0, 0xd1, 0xd2, 0xd3, 0xfe, 0xff -> modRm(next);
      case 0xd8, 0xd9, 0xda, 0xdb, 0xdc, 0xdd, 0xde, 0xdf -> modRm(next);
      case 0x6b, 0x80, 0x83, 0xc0, 0xc1, 0xc6 -> modRmAnd(next, 1);
      case 0x69, 0x81, 0xc7 -> modRmAnd(next, immediate());
      case 0xf6 -> modRmAnd(next, (u8(next) >> 3 & 7) < 2 ? 1 : 0);
      case 0xf7 -> modRmAnd(next, (u8(next) >> 3 & 7) < 2 ? immediate() : 0);
      case 0x68, 0xa9 -> next + immediate();
      case 0x6a, 0xa8, 0xcd -> next + 1;
      case 0xa4, 0xa5, 0xa6, 0xa7, 0xaa, 0xab, 0xac, 0xad, 0xae, 0xaf -> next;
      case 0x9b, 0x9c, 0x9d, 0x9e, 0x9f, 0xc3, 0xc9, 0xcc, 0xf4, 0xf8, 0xf9, 0xfc, 0xfd -> next;
      case 0xc2 -> next + 2;
      case 0xe3 -> jump(next + 1, (byte) u8(next));
      case 0xe8 -> next + 4;
      case 0xe9 -> jump(next + 4, i32(next));
      default -> -1;
    };
  }

  /** Opcodes behind 0f; the second of its bytes is at p. */
  private int twoBytes(int p, int start) {
    int opcode = u8(p);
    int next = p + 1;
    if (opcode == 0x38) {
      vector(start, operand16 && PackedArithmetic.has(2, 1, u8(next)), PACKED_BITS);
      return modRm(next + 1);
    } else if (opcode == 0x3a) {
      return modRmAnd(next + 1, 1);
    } else if (opcode >= 0x80 && opcode <= 0x8f) {
      return jump(next + 4, i32(next));
    } else if (opcode >= 0xc8 && opcode <= 0xcf) {
      return next;
    }
    int kind = repeat == 0 ? (operand16 ? 1 : 0) : repeat == 0xf3 ? 2 : 3;
    vector(start, PackedArithmetic.has(1, kind, opcode), PACKED_BITS);
    return switch (opcode) {
      case -1, 0x04, 0x0a, 0x0c, 0x0f, 0x24, 0x25, 0x26, 0x27, 0x36, 0x39, 0x3b, 0x3c -> -1;
      case 0x05, 0x06, 0x07, 0x08, 0x09, 0x0b, 0x30, 0x31, 0x32, 0x33, 0x34, 0x35, 0x37 -> next;
      case 0x77, 0xa0, 0xa1, 0xa2, 0xa8, 0xa9, 0xaa -> next;
      case 0x70, 0x71, 0x72, 0x73, 0xa4, 0xac, 0xba, 0xc2, 0xc4, 0xc5, 0xc6 -> modRmAnd(next, 1);
      default -> modRm(next);
    };
  }

  /** VEX of two bytes or three, or EVEX of four. */
  private int extended(int p, int prefix, int start) {
    int bytes = prefix == 0xc5 ? 2 : prefix == 0xc4 ? 3 : 4;
    int last = u8(p + (bytes == 4 ? 2 : bytes - 1));
    int length = bytes == 4 ? u8(p + 3) >> 5 & 3 : last >> 2 & 1;
    int map = bytes == 2 ? 1 : bytes == 3 ? u8(p + 1) & 31 : u8(p + 1) & 7;
    int opcode = u8(p + bytes);
    int next = p + bytes + 1;
    if (opcode < 0) {
      return -1;
    }
    boolean zeroUpper = bytes < 4 && map == 1 && opcode == 0x77;
    boolean packed = length > 0 ? !zeroUpper : PackedArithmetic.has(map, last & 3, opcode);
    vector(start, packed, PACKED_BITS << length);
    return switch (map) {
      case 1 ->
          zeroUpper
              ? next
              : switch (opcode) {
                case 0x70, 0x71, 0x72, 0x73, 0xc2, 0xc4, 0xc5, 0xc6 -> modRmAnd(next, 1);
                default -> modRm(next);
              };
      case 2, 5, 6 -> modRm(next);
      case 3 -> modRmAnd(next, 1);
      default -> -1;
    };
  }

  private void vector(int start, boolean packed, int bits) {
    if (packed && vectors.size() < MAX_FOUND) {
      vectors.add(new Instruction(start, bits));
    }
  }

  private int i32(int p) {
    return u8(p) & 0xff | u8(p + 1) << 8 | u8(p + 2) << 16 | u8(p + 3) << 24;
  }

  private int jump(int end, int distance) {
    int target = end + distance;
    if (distance < 0 && target >= 0 && end <= code.length && back.size() < MAX_FOUND) {
      back.add(new Jump(target, end));
    }
    return end;
  }
}
