package dev.hotpath.cli;

/** An argument that makes no sense, seen only once the command had a closer look. */
public final class ArgumentException extends RuntimeException {

  public ArgumentException(String message) {
    super(message);
  }
}
