package dev.hotpath.web;

import dev.hotpath.run.Sandbox;
import dev.hotpath.web.page.AboutPage.Fact;
import java.util.List;

/**
 * What this server is.
 *
 * @param version of Hotpath
 */
public record ServerFacts(String version, Sandbox sandbox) {

  List<Fact> machine() {
    Runtime runtime = Runtime.getRuntime();
    return List.of(
        new Fact("Hotpath", version, null),
        new Fact("Sandbox", sandbox.tier(), sandbox.explained()),
        new Fact(
            "JDK",
            System.getProperty("java.vendor") + " " + System.getProperty("java.version"),
            "It compiles and runs submissions, and this server."),
        new Fact(
            "Cores",
            String.valueOf(runtime.availableProcessors()),
            "A measurement needs one, its JIT compiler another."),
        new Fact(
            "Operating system",
            System.getProperty("os.name") + " " + System.getProperty("os.version"),
            null));
  }
}
