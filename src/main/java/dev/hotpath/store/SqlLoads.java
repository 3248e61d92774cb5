package dev.hotpath.store;

import dev.hotpath.classroom.KeptLoads;
import dev.hotpath.grade.load.LoadReport;

/** Loads in SQL. Thread-safe. */
final class SqlLoads extends SqlFollowUps<LoadReport> implements KeptLoads {

  // As many as a chart of rates has room for.
  private static final int OF_RUN = 12;

  SqlLoads(Database database) {
    super(
        database,
        "load",
        report -> new Row(report.id(), report.run(), report.state(), report.json()),
        LoadReport::read,
        OF_RUN);
  }
}
