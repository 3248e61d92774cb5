package dev.hotpath.worker.jit;

/**
 * A line of the log that is an XML element: its name and its attributes, which are in single
 * quotes.
 */
record Element(String name, String line) {

  /** Of a line; its name is empty where it is no element. */
  static Element of(String line) {
    if (!line.startsWith("<")) {
      return new Element("", line);
    }
    int end = 1;
    while (end < line.length() && " />".indexOf(line.charAt(end)) < 0 || end == 1) {
      end++;
    }
    return new Element(line.substring(1, Math.min(end, line.length())), line);
  }

  /** An attribute as it was before it was escaped; empty where there is none. */
  String get(String attribute) {
    String mark = " " + attribute + "='";
    int at = line.indexOf(mark);
    if (at < 0) {
      return "";
    }
    int end = line.indexOf('\'', at + mark.length());
    return end < 0 ? "" : unescaped(line.substring(at + mark.length(), end));
  }

  /** As {@link #get}; -1 where it is no number. */
  int number(String attribute) {
    String text = get(attribute);
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private static String unescaped(String text) {
    return text.indexOf('&') < 0
        ? text
        : text.replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&apos;", "'")
            .replace("&quot;", "\"")
            .replace("&amp;", "&");
  }
}
