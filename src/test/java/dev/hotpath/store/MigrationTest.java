package dev.hotpath.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotpath.classroom.Attempt;
import dev.hotpath.classroom.Draft;
import dev.hotpath.classroom.Reports;
import dev.hotpath.grade.RunDocuments;
import dev.hotpath.protocol.SourceFile;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data folders that an older version has left. */
class MigrationTest {

  @TempDir Path folder;

  @Test
  void what_the_first_schema_holds_is_found_in_the_newest() throws SQLException {
    String url = "jdbc:sqlite:" + folder.resolve("hotpath.db");
    Flyway.configure()
        .dataSource(url, "", "")
        .locations("classpath:db/sqlite")
        .target("1")
        .load()
        .migrate();
    String report = RunDocuments.write(Reports.queued("r1", "concat"));
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        PreparedStatement attempt =
            connection.prepareStatement(
                "INSERT INTO attempt (id, learner, exercise, submitted_at, state, report)"
                    + " VALUES ('r1', 'ada', 'concat', '2026-11-22T12:00:00.000000000Z',"
                    + " 'queued', ?)")) {
      attempt.setString(1, report);
      attempt.executeUpdate();
      statement.executeUpdate(
          "INSERT INTO draft VALUES ('ada', 'concat', '2026-11-22T12:00:00.000000000Z')");
      statement.executeUpdate(
          "INSERT INTO draft_file VALUES ('ada', 'concat', 0, 'src/A.java', 'class A {}')");
      statement.executeUpdate(
          "INSERT INTO answer VALUES ('ada', 'concat', 0, 2, '2026-11-22T12:00:00.000000000Z')");
    }
    try (Store store = Store.open(folder)) {
      Attempt found = store.attempts().unfinished().getFirst();
      assertEquals("r1", found.id());
      assertEquals(Map.of(), found.answers());
      Draft draft = store.drafts().draft("ada", "concat").orElseThrow();
      assertEquals(1, draft.version());
      assertEquals(List.of(new SourceFile("src/A.java", "class A {}")), draft.files());
      assertEquals(Map.of(0, 2), store.notebook().answers("ada", "concat"));
      assertEquals(Map.of(0, 2), store.notebook().latestAnswers("ada", "concat"));
      store.notebook().reviseAnswer("ada", "concat", 0, 1);
      assertEquals(Map.of(0, 2), store.notebook().answers("ada", "concat"));
      assertEquals(Map.of(0, 1), store.notebook().latestAnswers("ada", "concat"));
    }
  }
}
