-- A sweep follows a run and measures its code at several values of one thing. Its document, JSON, is
-- all that a restart needs to go on: the plan, and the forks so far.
CREATE TABLE sweep (
  number      INTEGER PRIMARY KEY,   -- order of acceptance
  id          TEXT NOT NULL UNIQUE,
  attempt     TEXT NOT NULL REFERENCES attempt (id) ON DELETE CASCADE,
  accepted_at TEXT NOT NULL,
  state       TEXT NOT NULL,         -- queued, measuring, done
  report      TEXT NOT NULL
) STRICT;

CREATE INDEX sweep_by_attempt ON sweep (attempt, number);
CREATE INDEX sweep_unfinished ON sweep (number) WHERE state <> 'done';
