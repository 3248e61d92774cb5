package dev.hotpath.run;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The AOT cache of this very program, which the launcher {@code hotpath} starts it with. Its name
 * has the JDK's version in it, and the launcher takes it only where it is newer than the jar.
 */
public final class ServerCache {

  private static final Logger LOG = LoggerFactory.getLogger(ServerCache.class);
  private static final int PATIENCE_MINUTES = 3;

  private final Installation installation;

  public ServerCache(Installation installation) {
    this.installation = installation;
  }

  /**
   * Trains it where there is none that fits, by a second server that rehearses and ends.
   *
   * @param arguments of this program that make it rehearse
   */
  public void train(List<String> arguments) throws InterruptedException {
    Path jar = installation.origin().resolve("hotpath.jar");
    Path folder = installation.origin().resolve("aot");
    Path cache = folder.resolve("server-" + System.getProperty("java.version") + ".aot");
    try {
      if (Files.exists(cache)
          && Files.getLastModifiedTime(cache).compareTo(Files.getLastModifiedTime(jar)) > 0) {
        return;
      }
      Files.createDirectories(folder);
      try (FileChannel channel =
              FileChannel.open(
                  folder.resolve("server.lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock lock = channel.tryLock()) {
        if (lock != null) {
          train(arguments, jar, cache);
        }
      } catch (OverlappingFileLockException e) {
        LOG.debug("Another thread trains it", e);
      }
    } catch (IOException e) {
      LOG.info("No AOT cache for the server can be kept: {}", e.toString());
    }
  }

  private void train(List<String> arguments, Path jar, Path cache)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    Path draft = cache.resolveSibling(cache.getFileName() + ".part");
    Path said = cache.resolveSibling("server-training.log");
    List<String> command = new ArrayList<>();
    command.add(installation.java().toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> !flag.startsWith("-XX:AOT"))
        .forEach(command::add);
    command.addAll(List.of("-XX:AOTCacheOutput=" + draft, "-jar", jar.toString()));
    command.addAll(arguments);
    Process trial =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    if (!trial.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
      trial.destroyForcibly();
    }
    if (trial.waitFor() != 0 || !Files.exists(draft)) {
      LOG.warn("No AOT cache for the server; what its trial run said is in {}", said);
      return;
    }
    Files.move(draft, cache, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Files.delete(said);
    try (Stream<Path> others = Files.list(cache.getParent())) {
      for (Path other : others.toList()) {
        String name = other.getFileName().toString();
        if (name.startsWith("server-") && !other.equals(cache)) {
          Files.deleteIfExists(other);
        }
      }
    }
    LOG.info(
        "Trained the AOT cache of the server in {} ms", (System.nanoTime() - start) / 1_000_000);
  }
}
