package dev.hotpath.store;

import dev.hotpath.classroom.Attempt;
import dev.hotpath.classroom.Drafts.Typed;
import dev.hotpath.classroom.Reports;
import dev.hotpath.grade.Verdict;
import dev.hotpath.protocol.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** A server that accepts attempts, says so, and then waits to be killed. */
final class AcceptsThenWaits {

  private AcceptsThenWaits() {}

  public static void main(String[] args) throws IOException {
    Store store = Store.open(Path.of(args[0]));
    List<SourceFile> files = List.of(new SourceFile("src/A.java", "class A {}"));
    for (String id : List.of("r1", "r2")) {
      store
          .attempts()
          .accept(
              new Attempt(id, "ada", "concat", Instant.now(), files, Reports.queued(id, "concat")));
    }
    store.attempts().report(Reports.done("r1", "concat", Verdict.PASS));
    store.drafts().save("ada", "concat", Typed.anyhow(files));
    System.out.println("accepted");
    System.in.read();
  }
}
