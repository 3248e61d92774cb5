package jitted;

/** Each method has one thing that the compiler does, or can't do. */
final class Planted {

  private static Point last = new Point(0, 0);
  private static int rare;

  private Planted() {}

  record Point(int x, int y) {}

  interface Shape {
    int area();
  }

  record Square(int side) implements Shape {
    @Override
    public int area() {
      return side * side;
    }
  }

  record Row(int length) implements Shape {
    @Override
    public int area() {
      return length;
    }
  }

  record Triangle(int side) implements Shape {
    @Override
    public int area() {
      return side * side / 2;
    }
  }

  static Shape shape(int i) {
    return switch (i % 3) {
      case 0 -> new Square(i);
      case 1 -> new Row(i);
      default -> new Triangle(i);
    };
  }

  static int kept(int n) {
    int sum = 0;
    for (int i = 0; i < n; i++) {
      last = new Point(i, n); // others can see it
      sum += last.x() + last.y();
    }
    return sum;
  }

  static int dropped(int n) {
    int sum = 0;
    for (int i = 0; i < n; i++) {
      Point point = new Point(i, n); // nobody else can see it
      sum += point.x() ^ point.y();
    }
    return sum;
  }

  static int areas(Shape[] shapes) {
    int sum = 0;
    for (Shape shape : shapes) {
      sum += shape.area(); // of three classes
    }
    return sum;
  }

  static void scaled(int[] from, int[] to) {
    for (int i = 0; i < from.length; i++) { // each element by itself
      to[i] = from[i] * 5 + 3;
    }
  }

  static int chained(int[] values) {
    int sum = 0;
    for (int i = 0; i < values.length; i++) { // each needs the one before
      sum = sum * 31 + (values[i] ^ sum >> 3);
    }
    return sum;
  }

  static int gathered(int[] values, int[] indices) {
    int sum = 0;
    for (int i = 0; i < indices.length; i++) {
      sum += values[indices[i]]; // in bounds, but who knows
    }
    return sum;
  }

  static int branched(int[] values, int limit) {
    int sum = 0;
    for (int value : values) {
      if (value > limit) { // not for a long time
        rare++;
      }
      sum += value;
    }
    return sum;
  }

  static int called(int n) {
    int sum = 0;
    for (int i = 0; i < n; i++) {
      sum += large(i); // too large
    }
    return sum;
  }

  static int locked(int n) {
    int sum = 0;
    for (int i = 0; i < n; i++) {
      Point point = new Point(i, n);
      synchronized (point) { // nobody else can want it
        sum += point.x();
      }
    }
    return sum;
  }

  private static int large(int n) {
    int x = n;
    x = x * 31 + 7;
    x = x * 31 + 8;
    x = x * 31 + 9;
    x = x * 31 + 10;
    x = x * 31 + 11;
    x = x * 31 + 12;
    x = x * 31 + 13;
    x = x * 31 + 14;
    x = x * 31 + 15;
    x = x * 31 + 16;
    x = x * 31 + 17;
    x = x * 31 + 18;
    x = x * 31 + 19;
    x = x * 31 + 20;
    x = x * 31 + 21;
    x = x * 31 + 22;
    x = x * 31 + 23;
    x = x * 31 + 24;
    x = x * 31 + 25;
    x = x * 31 + 26;
    x = x * 31 + 27;
    x = x * 31 + 28;
    x = x * 31 + 29;
    x = x * 31 + 30;
    x = x * 31 + 31;
    x = x * 31 + 32;
    x = x * 31 + 33;
    x = x * 31 + 34;
    x = x * 31 + 35;
    x = x * 31 + 36;
    x = x * 31 + 37;
    x = x * 31 + 38;
    x = x * 31 + 39;
    x = x * 31 + 40;
    x = x * 31 + 41;
    x = x * 31 + 42;
    x = x * 31 + 43;
    x = x * 31 + 44;
    x = x * 31 + 45;
    x = x * 31 + 46;
    x = x * 31 + 47;
    x = x * 31 + 48;
    x = x * 31 + 49;
    x = x * 31 + 50;
    x = x * 31 + 51;
    x = x * 31 + 52;
    x = x * 31 + 53;
    x = x * 31 + 54;
    return x;
  }
}
