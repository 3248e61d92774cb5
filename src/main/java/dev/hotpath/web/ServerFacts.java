package dev.hotpath.web;

import dev.hotpath.protocol.JobEvent;
import dev.hotpath.run.Sandbox;
import dev.hotpath.web.page.AboutPage.Fact;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What this server is.
 *
 * @param version of Hotpath
 * @param probed what was found out from inside the sandbox; empty while that is still going on
 */
public record ServerFacts(
    String version, Sandbox sandbox, Supplier<Optional<JobEvent.Probed>> probed) {

  private static String list(List<String> words) {
    return words.isEmpty() ? "nothing" : String.join(", ", words);
  }

  List<Fact> machine() {
    Runtime runtime = Runtime.getRuntime();
    return List.of(
        new Fact("Hotpath", version, null),
        new Fact("Sandbox", sandbox.tier(), sandbox.explained()),
        probed
            .get()
            .map(found ->
                new Fact("Stopped", list(found.stopped()), "Tried here, from inside a sandbox."))
            .orElse(new Fact("Stopped", "being tried", "Open this page again in some seconds.")),
        probed
            .get()
            .map(found -> new Fact("Not stopped", list(found.possible()), null))
            .orElse(new Fact("Not stopped", "being tried", null)),
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
