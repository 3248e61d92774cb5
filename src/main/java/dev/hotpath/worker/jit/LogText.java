package dev.hotpath.worker.jit;

import dev.hotpath.protocol.JitFindings;
import dev.hotpath.protocol.JitFindings.Method;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names as the logs write them. */
final class LogText {

  static final int MAX = JitFindings.MAX_LETTERS;

  // "demo.Demo work ([I)I", as tasks and traps have it.
  private static final Pattern METHOD = Pattern.compile("(\\S+) (\\S+) (\\(\\S*\\)\\S+)");

  private static final Map<String, String> PRIMITIVES =
      Map.of(
          "boolean", "Z",
          "byte", "B",
          "char", "C",
          "short", "S",
          "int", "I",
          "long", "J",
          "float", "F",
          "double", "D",
          "void", "V");

  private LogText() {}

  /** As much as there is room for. */
  static String cut(String text) {
    return text.length() <= MAX ? text : text.substring(0, MAX);
  }

  /** Of a type's name: {@code Ljava/lang/String;}; arrays are written as descriptors already. */
  static String descriptor(String type) {
    String primitive = PRIMITIVES.get(type);
    if (primitive != null) {
      return primitive;
    }
    String slashed = type.replace('.', '/');
    return type.isEmpty() || type.startsWith("[") ? slashed : "L" + slashed + ";";
  }

  /** A method that an element names in full; its name is empty where it does not. */
  static Method method(Element element) {
    Matcher named = METHOD.matcher(element.get("method"));
    if (!named.matches() || named.group(3).length() > MAX) {
      return new Method("", "", "");
    }
    return new Method(cut(named.group(1).replace('/', '.')), cut(named.group(2)), named.group(3));
  }

  /** A time of the log as milliseconds since the JVM started; 0 where it has none. */
  static double millis(Element element) {
    String stamp = element.get("stamp");
    return stamp.matches("\\d{1,5}(\\.\\d{1,9})?") ? Double.parseDouble(stamp) * 1_000 : 0;
  }
}
