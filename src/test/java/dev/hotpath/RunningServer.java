package dev.hotpath;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged program serving on a free port, from its ready line until it is closed. */
public final class RunningServer implements AutoCloseable {

  private static final Pattern ADDRESS = Pattern.compile("http://[^ ]+");
  private static final Pattern JOIN_CODE =
      Pattern.compile("with the code ([0-9A-Z]{4}-[0-9A-Z]{4})");
  private static final Pattern INSTRUCTOR = Pattern.compile("http\\S+(/instructor/[0-9a-f]{32})");
  private static final int PATIENCE_SECONDS = 60;
  private static final Path LOGS = Packaged.install().resolveSibling("it-logs");

  private final Path data;
  private final Path log;
  private final Process process;
  private final String readyLine;
  private final URI address;

  private RunningServer(Path data, Path log, Process process, String readyLine) {
    this.data = data;
    this.log = log;
    this.process = process;
    this.readyLine = readyLine;
    Matcher matcher = ADDRESS.matcher(readyLine);
    if (!matcher.find()) {
      throw new AssertionError("no address in the ready line: " + readyLine);
    }
    address = URI.create(matcher.group());
  }

  /** Starts one on a data folder, and waits for its ready line. */
  public static RunningServer on(Path data, String... more)
      throws IOException, InterruptedException {
    return withJdks("", data, more);
  }

  /** As {@link #on}, at a port that others were told of, and which is free. */
  public static RunningServer at(int port, Path data, String... more)
      throws IOException, InterruptedException {
    return start(port, "", data, more);
  }

  /**
   * As {@link #on}, with other JDKs to compare with.
   *
   * @param jdks their folders, as a path; whatever else this machine has is not seen
   */
  public static RunningServer withJdks(String jdks, Path data, String... more)
      throws IOException, InterruptedException {
    return start(0, jdks, data, more);
  }

  private static RunningServer start(int port, String jdks, Path data, String... more)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("serve", "--port", String.valueOf(port), "--data", data.toString()));
    arguments.addAll(List.of(more));
    // Not beside the data, which is gone when a failed test is looked into.
    Path log = Files.createTempFile(Files.createDirectories(LOGS), "server", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(Packaged.command(arguments)).redirectError(log.toFile());
    builder.environment().put("HOTPATH_JDKS", jdks);
    Process process = builder.start();
    try {
      String line =
          CompletableFuture.supplyAsync(() -> firstLine(process.inputReader()))
              .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return new RunningServer(data, log, process, line);
    } catch (ExecutionException | TimeoutException e) {
      process.destroyForcibly();
      throw new AssertionError("the server never got ready; it says " + Files.readString(log), e);
    }
  }

  private static String firstLine(BufferedReader out) {
    try {
      return Objects.requireNonNull(out.readLine(), "it ended without a word");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What it printed first. */
  public String readyLine() {
    return readyLine;
  }

  /** Where it listens, without a path. */
  public URI address() {
    return address;
  }

  /** Its data folder. */
  public Path data() {
    return data;
  }

  /** What it said on its standard error by now. */
  public String log() throws IOException {
    return Files.readString(log);
  }

  /** The code by which people join its class when it starts. */
  public String joinCode() throws IOException {
    return said(JOIN_CODE);
  }

  /** The path of the instructor's link. */
  public String instructorPath() throws IOException {
    return said(INSTRUCTOR);
  }

  private String said(Pattern what) throws IOException {
    Matcher matcher = what.matcher(log());
    if (!matcher.find()) {
      throw new AssertionError("no " + what + " in what the server says: " + log());
    }
    return matcher.group(1);
  }

  /** Somebody who joins its class. */
  public Client join(String name) throws IOException, InterruptedException {
    return client().join(joinCode(), name);
  }

  /** Who opened the instructor's link. */
  public Client instructor() throws IOException, InterruptedException {
    return client().with(client().get(instructorPath()).cookie());
  }

  /** A client of it. */
  public Client client() {
    return new Client(address);
  }

  /** Its process, for those who look at it from outside. */
  public ProcessHandle process() {
    return process.toHandle();
  }

  /** Ends it as a power cut would. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Ends it as Ctrl-C does. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("the server goes on after being told to end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      process.destroyForcibly();
    }
  }
}
