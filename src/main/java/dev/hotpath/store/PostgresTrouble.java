package dev.hotpath.store;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;

/**
 * What PostgreSQL's failures mean, by their SQLSTATE
 * (postgresql.org/docs/current/errcodes-appendix).
 */
final class PostgresTrouble {

  static final String OUT_OF_REACH = "the database can't be reached";

  private PostgresTrouble() {}

  /** Why a database can't be opened, with what to do about it. */
  static StoreException atStart(String subject, SQLException thrown) {
    if (thrown instanceof PostgresLock.TakenException) {
      return new StoreException(
          subject,
          "another Hotpath server uses it",
          "stop that one, or name another database with --db (one whose machine vanished is let go"
              + " within a minute)",
          thrown);
    }
    String state = state(thrown);
    if (state.startsWith("28") || state.equals("08004")) {
      return new StoreException(
          subject,
          "its server refuses the user or the password (" + firstLine(thrown) + ")",
          "check both, in --db or ~/.pgpass",
          thrown);
    } else if (state.equals("3D000")) {
      return new StoreException(
          subject, "there is no such database", "make it with createdb, or correct --db", thrown);
    } else if (state.startsWith("08")) {
      return new StoreException(
          subject,
          "its server can't be reached (" + firstLine(thrown) + ")",
          "start it, or correct host and port in --db",
          thrown);
    }
    return new StoreException(
        subject, "it can't be opened (" + firstLine(thrown) + ")", "check its server", thrown);
  }

  /** What is wrong with the database itself; empty where the fault is with what was asked. */
  static Optional<String> outage(SQLException thrown) {
    if (thrown instanceof PostgresLock.TakenException) {
      return Optional.of("another Hotpath server has taken the database");
    }
    String state = state(thrown);
    return switch (state) {
      case "53100" -> Optional.of("the disk is full");
      case "57014" -> Optional.of("the database took too long");
      case "25006" -> Optional.of("the database takes no changes now");
      default -> ofClass(state.length() < 2 ? "" : state.substring(0, 2));
    };
  }

  private static Optional<String> ofClass(String state) {
    return switch (state) {
      case "08", "28", "3D" -> Optional.of(OUT_OF_REACH);
      case "40", "55" -> Optional.of("another program has the database locked");
      case "53" -> Optional.of("the database has no room left");
      case "57" -> Optional.of("the database is being stopped");
      case "58" -> Optional.of("the disk can't be read or written");
      default -> Optional.empty();
    };
  }

  private static String state(SQLException thrown) {
    return Objects.requireNonNullElse(thrown.getSQLState(), "");
  }

  private static String firstLine(SQLException thrown) {
    String message = Objects.requireNonNullElse(thrown.getMessage(), thrown.toString());
    return message.lines().findFirst().orElse("").strip();
  }
}
