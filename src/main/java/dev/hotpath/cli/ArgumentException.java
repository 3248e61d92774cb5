package dev.hotpath.cli;

/** An argument that makes no sense, seen only once the command had a closer look. */
final class ArgumentException extends RuntimeException {

  ArgumentException(String message) {
    super(message);
  }
}
