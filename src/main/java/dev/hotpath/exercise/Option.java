package dev.hotpath.exercise;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One option of the JVM, with the values that it may have.
 *
 * @param name {@code -Xmx}, or what comes behind {@code -XX:}: {@code UseZGC}, {@code NewRatio}
 * @param least smallest value as it is written; empty for a switch
 * @param most largest value as it is written; empty for a switch
 * @param meaning in a few words
 */
public record Option(String name, Form form, String least, String most, String meaning) {

  private static final Pattern SIZE = Pattern.compile("(\\d{1,12})([kKmMgG]?)");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

  /** How an option is written. */
  public enum Form {
    /** {@code -XX:+UseZGC}, never {@code -XX:-UseZGC}. */
    ON,
    /** {@code -XX:+Inline} or {@code -XX:-Inline}. */
    ON_OR_OFF,
    /** {@code -XX:NewRatio=2}. */
    NUMBER,
    /** {@code -Xmx64m}, {@code -XX:G1HeapRegionSize=1m}. */
    SIZE
  }

  static Option on(String name, String meaning) {
    return new Option(name, Form.ON, "", "", meaning);
  }

  static Option either(String name, String meaning) {
    return new Option(name, Form.ON_OR_OFF, "", "", meaning);
  }

  static Option number(String name, int least, int most, String meaning) {
    return new Option(name, Form.NUMBER, String.valueOf(least), String.valueOf(most), meaning);
  }

  static Option size(String name, String least, String most, String meaning) {
    return new Option(name, Form.SIZE, least, most, meaning);
  }

  /** How it is written: {@code -XX:±Inline}, {@code -XX:NewRatio=1…100}, {@code -Xmx4m…1g}. */
  public String shown() {
    return switch (form) {
      case ON -> "-XX:+" + name;
      case ON_OR_OFF -> "-XX:±" + name;
      case NUMBER, SIZE -> prefix() + least + "…" + most;
    };
  }

  private String prefix() {
    return name.startsWith("-X") ? name : "-XX:" + name + "=";
  }

  /**
   * What is wrong with it as it was written, with the remedy; empty where nothing is.
   *
   * @param sign {@code +}, {@code -} or empty
   * @param value behind the name and its equals sign; empty where there is none
   */
  Optional<String> refusal(String sign, String value) {
    return switch (form) {
      case ON ->
          sign.equals("+") && value.isEmpty()
              ? Optional.empty()
              : Optional.of("%s can only be switched on; write %s".formatted(name, shown()));
      case ON_OR_OFF ->
          !sign.isEmpty() && value.isEmpty()
              ? Optional.empty()
              : Optional.of("%s is a switch; write -XX:+%s or -XX:-%s".formatted(name, name, name));
      case NUMBER, SIZE ->
          sign.isEmpty() && inRange(value)
              ? Optional.empty()
              : Optional.of(
                  "%s takes a %s from %s to %s; write %s%s, say"
                      .formatted(
                          name,
                          form == Form.SIZE ? "size" : "whole number",
                          least,
                          most,
                          prefix(),
                          most));
    };
  }

  private boolean inRange(String value) {
    long given = amount(value);
    return given >= amount(least) && given <= amount(most);
  }

  /** The number, in bytes where it is a size; -1 where it is none. */
  private long amount(String value) {
    if (form == Form.NUMBER) {
      return NUMBER.matcher(value).matches() ? Long.parseLong(value) : -1;
    }
    Matcher size = SIZE.matcher(value);
    if (!size.matches()) {
      return -1;
    }
    int shift =
        switch (size.group(2)) {
          case "k", "K" -> 10;
          case "m", "M" -> 20;
          case "g", "G" -> 30;
          default -> 0;
        };
    long number = Long.parseLong(size.group(1));
    // More than there is memory in the world is not to become little by overflow.
    return number > Long.MAX_VALUE >> shift ? Long.MAX_VALUE : number << shift;
  }
}
