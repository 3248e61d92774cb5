package dev.hotpath.store;

import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jdbi.v3.core.ConnectionFactory;

/**
 * The ways into one database, and what its failures mean: all that {@link Database} has to know of
 * SQLite and PostgreSQL. The SQL itself is the same for both.
 */
interface Connections extends AutoCloseable {

  /** How messages name the database; without a password. */
  String subject();

  /** What its owner looks at when it does not work. */
  String remedy();

  /** For reading, on the threads of {@link #readers}; sees whole transactions only. */
  ConnectionFactory reading();

  /** For writing, one transaction at a time; what is committed is on the disk. */
  ConnectionFactory writing();

  /** Where reads run. */
  Executor readers();

  /** What is wrong with the database itself; empty where the fault is with what was asked. */
  Optional<String> outage(SQLException thrown);

  /** Forgets the connections that something went wrong with; the next are opened anew. */
  void renew();

  @Override
  void close() throws SQLException;
}
