package dev.hotpath.store;

import dev.hotpath.classroom.KeptSweeps;
import dev.hotpath.grade.sweep.SweepReport;

/** Sweeps in SQL. Thread-safe. */
final class SqlSweeps extends SqlFollowUps<SweepReport> implements KeptSweeps {

  SqlSweeps(Database database) {
    super(
        database,
        "sweep",
        report -> new Row(report.id(), report.run(), report.state(), report.json()),
        SweepReport::read,
        Integer.MAX_VALUE);
  }
}
