package dev.hotpath.run;

import java.nio.file.Path;

/**
 * A JDK of this machine.
 *
 * @param name of its folder, such as {@code temurin-25-jdk-amd64}; no two have the same
 * @param version as it says itself, such as {@code 25.0.3}
 * @param vendor as it says itself; empty where it doesn't
 * @param home its folder
 * @param unfit why no code can be measured under it, to follow "it"; empty where it can
 */
public record Jdk(String name, String version, String vendor, Path home, String unfit) {

  /** Whether code can be measured under it. */
  public boolean usable() {
    return unfit.isEmpty();
  }

  /** What it is: {@code JDK 25.0.3 of Eclipse Adoptium}. */
  public String described() {
    return "JDK " + version + (vendor.isEmpty() ? "" : " of " + vendor);
  }
}
