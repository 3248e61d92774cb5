package dev.hotpath.isolation;

import org.jspecify.annotations.Nullable;

/** Processors whose system-call numbers we know. */
enum Architecture {
  X86_64(0xC000_003E),
  AARCH64(0xC000_00B7);

  /** The kernel's name for it, {@code AUDIT_ARCH_…}: byte order and word size are part of it. */
  final int auditCode;

  Architecture(int auditCode) {
    this.auditCode = auditCode;
  }

  /** The one that this JVM runs on; null where it is none of these, or not Linux. */
  static @Nullable Architecture current() {
    if (!"Linux".equals(System.getProperty("os.name"))) {
      return null;
    }
    String name = System.getProperty("os.arch");
    if ("amd64".equals(name)) {
      return X86_64;
    }
    return "aarch64".equals(name) ? AARCH64 : null;
  }
}
