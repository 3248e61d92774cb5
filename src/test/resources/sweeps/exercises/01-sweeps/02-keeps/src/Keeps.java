package keeps;

final class Keeps {

  /** A block that begins with a number. */
  static byte[] block(int number) {
    byte[] block = new byte[64 << 10];
    block[0] = (byte) number;
    return block;
  }
}
