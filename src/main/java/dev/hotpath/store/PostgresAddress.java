package dev.hotpath.store;

import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Where a PostgreSQL database is, as {@code --db} tells it.
 *
 * <p>Its URL may hold a password, so that it stands in no message: {@link #subject} names the
 * database without.
 */
record PostgresAddress(PGSimpleDataSource source, String subject) {

  private static final String PREFIX = "jdbc:postgresql:";
  private static final String EXAMPLE =
      "name one such as jdbc:postgresql://HOST:5432/DATABASE?user=NAME (the password in ~/.pgpass,"
          + " or as &password=…), or leave --db out for SQLite in the data folder";
  private static final String HOST = "(\\[[0-9A-Fa-f:.]+]|[\\w.-]*)(:\\d{1,5})?";
  private static final Pattern FORM =
      Pattern.compile(PREFIX + "(//" + HOST + "(," + HOST + ")*/?)?[^/@:]*(\\?.*)?");
  private static final int CONNECT_SECONDS = 5;
  private static final int SILENCE_SECONDS = 30;

  /**
   * Reads a URL; connects to nothing.
   *
   * @throws StoreException where it is none of PostgreSQL's JDBC driver
   */
  static PostgresAddress of(String url) {
    if (!url.startsWith(PREFIX)) {
      throw new StoreException("the URL of --db", "it does not begin with " + PREFIX, EXAMPLE);
    }
    PGSimpleDataSource source = new PGSimpleDataSource();
    try {
      // The driver logs what it takes for a port, which may be a password in the wrong place.
      if (!FORM.matcher(url).matches()) {
        throw new IllegalArgumentException();
      }
      source.setUrl(url);
    } catch (IllegalArgumentException e) { // which quotes the URL
      throw new StoreException("the URL of --db", "it can't be understood", EXAMPLE);
    }
    source.setApplicationName("Hotpath");
    source.setTcpKeepAlive(true);
    if (!url.contains("connectTimeout=")) {
      source.setConnectTimeout(CONNECT_SECONDS);
    }
    if (!url.contains("socketTimeout=")) {
      source.setSocketTimeout(SILENCE_SECONDS); // else a network that swallows all is waited for
    }
    return new PostgresAddress(source, subject(source));
  }

  private static String subject(PGSimpleDataSource source) {
    String[] hosts = source.getServerNames();
    int[] ports = source.getPortNumbers();
    StringJoiner where = new StringJoiner(", ");
    for (int i = 0; i < hosts.length; i++) {
      where.add(hosts[i] + (i < ports.length && ports[i] != 0 ? ":" + ports[i] : ""));
    }
    String name = source.getDatabaseName();
    return "database " + (name == null ? "of that user" : "'" + name + "'") + " at " + where;
  }
}
