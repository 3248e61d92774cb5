package dev.hotpath;

import dev.hotpath.classroom.Attempt;
import dev.hotpath.classroom.lesson.Person;
import dev.hotpath.classroom.lesson.Session;
import dev.hotpath.evidence.export.Exports;
import dev.hotpath.grade.RunReport;
import dev.hotpath.grade.RunReport.BenchmarkResult;
import dev.hotpath.grade.compare.Planted;
import dev.hotpath.grade.sweep.SweepReport;
import dev.hotpath.protocol.SourceFile;
import dev.hotpath.store.Store;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A data folder with attempts in it that nobody had to measure. */
public final class Stored implements AutoCloseable {

  private static final Instant FIRST = Instant.parse("2026-11-22T09:00:00Z");

  private final Store store;
  private Instant first = FIRST;
  private int minutes;
  private String session = "";

  /** Opens the folder; close this before a server uses it. */
  public Stored(Path data) {
    store = Store.open(data);
  }

  /**
   * When the first of all that follows was: long ago, where there is so much that it would end
   * tomorrow.
   */
  public Stored since(Instant first) {
    this.first = first;
    return this;
  }

  /** An attempt of whoever is the learner of a server without a classroom. */
  public Stored attempt(String run, String exercise, String code, BenchmarkResult... measured) {
    return attempt("solo", run, exercise, code, Planted.report(run, exercise, measured));
  }

  /** An attempt with its run document, ten minutes after the one before. */
  public Stored attempt(
      String learner, String run, String exercise, String code, RunReport report) {
    return attempt(learner, run, exercise, new SourceFile(Concat.FILE, code), report);
  }

  private Stored attempt(
      String learner, String run, String exercise, SourceFile code, RunReport report) {
    Instant at = first.plusSeconds(600L * minutes++);
    store.attempts().accept(new Attempt(run, learner, exercise, at, List.of(code), report));
    return this;
  }

  /** An attempt at {@code concat} that left these files beside its run document. */
  public Stored profiled(
      String run, String code, Map<String, byte[]> files, BenchmarkResult... measured) {
    return profiled(run, "concat", new SourceFile(Concat.FILE, code), files, measured);
  }

  /** An attempt of one file that left others beside its run document. */
  public Stored profiled(
      String run,
      String exercise,
      SourceFile code,
      Map<String, byte[]> files,
      BenchmarkResult... measured) {
    return profiled("solo", run, exercise, code, files, measured);
  }

  /** The same of any learner. */
  public Stored profiled(
      String learner,
      String run,
      String exercise,
      SourceFile code,
      Map<String, byte[]> files,
      BenchmarkResult... measured) {
    RunReport report =
        Planted.report(run, exercise, measured)
            .with(
                files.entrySet().stream()
                    .map(file -> new RunReport.Artifact(file.getKey(), file.getValue().length))
                    .toList());
    files.forEach((name, bytes) -> {
      if (!Exports.isDerived(name)) { // as the server does
        store.artifacts().save(run, name, bytes);
      }
    });
    return attempt(learner, run, exercise, code, report);
  }

  /** A file that an attempt left, which its run document need not list. */
  public Stored left(String run, String name, byte[] bytes) {
    store.artifacts().save(run, name, bytes);
    return this;
  }

  /** A class that goes on; the people after it are in it. */
  public Stored session(String id, String title, String joinCode) {
    store.sessions().begin(new Session(id, title, joinCode, first, Optional.empty()));
    session = id;
    return this;
  }

  /**
   * Somebody in the class.
   *
   * @param secret in their cookie: 32 hexadecimal digits
   */
  public Stored person(String id, String name, String secret) {
    Instant at = first.plusSeconds(minutes++);
    store.people().join(new Person(id, session, name, at, at), digest(secret));
    return this;
  }

  /** As {@code web.Secret} makes it, which is that room's own. */
  private static String digest(String secret) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** A sweep of an attempt. */
  public Stored swept(SweepReport sweep) {
    store.sweeps().accept(sweep, FIRST);
    return this;
  }

  /** The class that goes on is over, ten minutes after what was done in it last. */
  public Stored classOver() {
    Instant at = FIRST.plusSeconds(600L * minutes);
    store.sessions().end(store.sessions().newest().orElseThrow().id(), at);
    return this;
  }

  @Override
  public void close() {
    store.close();
  }
}
