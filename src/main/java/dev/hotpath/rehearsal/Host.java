package dev.hotpath.rehearsal;

import java.net.URI;

/** The server that a class is rehearsed on. */
public interface Host {

  /** Without a path; the same after it was killed. */
  URI address();

  /** Its process, with all that it starts below it. */
  ProcessHandle process();

  /** What it said when it started: the instructor's link and the join code. */
  String said();

  /** Kills it as a power cut would, and returns when it is ready again on the same data. */
  void killAndRestart() throws InterruptedException;
}
