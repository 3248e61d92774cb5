package dev.hotpath.evidence.jit;

import dev.hotpath.evidence.flame.Names;

/** Names of the JVM as Java writes them, fit for a sentence. */
final class Shown {

  private Shown() {}

  /** Class and method of {@code package.Outer$Class.method}. */
  static String method(String name) {
    int method = name.lastIndexOf('.');
    return method < 0 ? Names.shown(name) : type(name.substring(0, method)) + "." + last(name);
  }

  private static String last(String name) {
    return Names.shown(name.substring(name.lastIndexOf('.') + 1));
  }

  /**
   * A class without its package, or an array of one, which the JVM writes as {@code
   * [Lpackage.Class;}.
   */
  static String type(String name) {
    String element = name;
    StringBuilder arrays = new StringBuilder();
    while (element.startsWith("[")) {
      element = element.substring(1);
      arrays.append("[]");
    }
    if (!arrays.isEmpty()) {
      element = element(element);
    }
    return last(element).replace('$', '.') + arrays;
  }

  private static String element(String descriptor) {
    return switch (descriptor) {
      case "Z" -> "boolean";
      case "B" -> "byte";
      case "C" -> "char";
      case "S" -> "short";
      case "I" -> "int";
      case "J" -> "long";
      case "F" -> "float";
      case "D" -> "double";
      default -> descriptor.replaceFirst("^L(.*);$", "$1");
    };
  }
}
