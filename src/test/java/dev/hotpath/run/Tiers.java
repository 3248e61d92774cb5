package dev.hotpath.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The sandboxes that tests run in. */
final class Tiers {

  private static final String WHY_NOT = Sandboxes.whyNoNamespaces(Installation.find());

  private Tiers() {}

  /** Tier {@code namespaces}; where it does not work the test is skipped, in CI it fails. */
  static Sandbox namespaces() {
    if ("true".equals(System.getenv("CI"))) {
      assertEquals("", WHY_NOT, "CI has to have the tier 'namespaces'; install bubblewrap");
    }
    assumeTrue(WHY_NOT.isEmpty(), () -> "no tier 'namespaces' here: " + WHY_NOT);
    return new NamespaceSandbox();
  }
}
