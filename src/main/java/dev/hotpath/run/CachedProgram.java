package dev.hotpath.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A program that starts from an AOT cache for as long as there is one that fits. Thread-safe. */
final class CachedProgram {

  private static final Logger LOG = LoggerFactory.getLogger(CachedProgram.class);

  private final Installation installation;
  private final AotCaches caches;
  private volatile Program program;

  private CachedProgram(Installation installation, AotCaches caches, Program program) {
    this.installation = installation;
    this.caches = caches;
    this.program = program;
  }

  /** With the cache that was trained for it, if it was. */
  static CachedProgram of(Installation installation, AotCaches caches, Program program) {
    return new CachedProgram(installation, caches, program.with(caches.find(program)));
  }

  /** With the cache of another that has fewer flags; what a cache depends on is seldom a flag. */
  static CachedProgram like(
      CachedProgram other, Installation installation, AotCaches caches, Program program) {
    return new CachedProgram(installation, caches, program.with(other.program.cache()));
  }

  /** Starts it; without its cache from now on, where that turns out not to fit. */
  ChildJvm start(Sandbox sandbox, int maxFrameBytes) {
    Program used = program;
    try {
      return ChildJvm.start(sandbox, installation, used, maxFrameBytes);
    } catch (RunException e) {
      if (!AotCaches.isToBlame(used, e)) {
        throw e;
      }
      Program plain = used.with(Optional.empty());
      ChildJvm started = ChildJvm.start(sandbox, installation, plain, maxFrameBytes);
      LOG.warn("The {} JVM starts without its AOT cache from now on", used.name(), e);
      if (used.cache().equals(caches.find(used))) {
        AotCaches.discard(used);
      }
      program = plain;
      return started;
    }
  }

  /** Trains its cache where there is none, and uses it from then on; see {@link AotCaches}. */
  void train(List<String> arguments, int maxFrameBytes, AotCaches.Rehearsal rehearsal)
      throws InterruptedException {
    Program untrained = program.with(Optional.empty());
    Optional<Path> cache = caches.train(untrained, arguments, maxFrameBytes, rehearsal);
    program = untrained.with(cache);
  }

  /** Whether it starts from a cache. */
  boolean trained() {
    return program.cache().isPresent();
  }
}
