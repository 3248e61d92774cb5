-- A load follows a run and asks its service at a rate. Its document, JSON, is all that there is of it.
CREATE TABLE load (
  number      INTEGER PRIMARY KEY,   -- order of acceptance
  id          TEXT NOT NULL UNIQUE,
  attempt     TEXT NOT NULL REFERENCES attempt (id) ON DELETE CASCADE,
  accepted_at TEXT NOT NULL,
  state       TEXT NOT NULL,         -- queued, measuring, done
  report      TEXT NOT NULL
) STRICT;

CREATE INDEX load_by_attempt ON load (attempt, number);
CREATE INDEX load_unfinished ON load (number) WHERE state <> 'done';
