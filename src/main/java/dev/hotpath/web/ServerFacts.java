package dev.hotpath.web;

import dev.hotpath.protocol.JobEvent;
import dev.hotpath.run.Sandbox;
import dev.hotpath.web.page.AboutPage.Attempt;
import dev.hotpath.web.page.AboutPage.Fact;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What this server is.
 *
 * @param version of Hotpath
 * @param probed what was found out from inside the sandbox; empty while that is still going on
 */
public record ServerFacts(
    String version, Sandbox sandbox, Supplier<Optional<JobEvent.Probed>> probed) {

  /** What a submission must not do, each with whether it is stopped here; empty while untried. */
  List<Attempt> attempts() {
    return probed.get().stream()
        .flatMap(found ->
            Stream.concat(
                found.stopped().stream().map(what -> new Attempt(what, true)),
                found.possible().stream().map(what -> new Attempt(what, false))))
        .toList();
  }

  List<Fact> machine() {
    Runtime runtime = Runtime.getRuntime();
    return List.of(
        new Fact("Hotpath", version, null),
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
