package dev.hotpath.isolation;

/** The kernel's reasons for a refusal, the same on both processors. */
final class Errno {

  static final int EPERM = 1;
  static final int ENOENT = 2;
  static final int EACCES = 13;
  static final int EINVAL = 22;
  static final int ENOSYS = 38;

  private Errno() {}
}
