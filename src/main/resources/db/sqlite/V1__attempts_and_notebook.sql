-- What learners handed in, and what they have under way.
--
-- Times are ISO-8601 text in UTC with nine digits behind the second, so that they read as times and
-- sort as text. Sources are rows of their own, not JSON: a person with the sqlite3 shell reads a
-- file as it was typed, and two attempts can be compared file by file. The run document is JSON,
-- since only whole documents are ever read or replaced; what SQL has to ask about it (state,
-- verdict, speedup) stands in columns, written by the same statement.

CREATE TABLE attempt (
  number       INTEGER PRIMARY KEY,   -- order of acceptance
  id           TEXT NOT NULL UNIQUE,  -- of the run
  learner      TEXT NOT NULL,
  exercise     TEXT NOT NULL,
  submitted_at TEXT NOT NULL,
  state        TEXT NOT NULL,         -- queued, compiling, testing, measuring, profiling, done
  verdict      TEXT,                  -- pass, slow, fail, …; null until done
  speedup      REAL,                  -- starter's time by the learner's; null where not measured
  report       TEXT NOT NULL          -- the run document, JSON
) STRICT;

CREATE INDEX attempt_by_learner ON attempt (learner, exercise, submitted_at);
CREATE INDEX attempt_unfinished ON attempt (submitted_at) WHERE state <> 'done';

CREATE TABLE attempt_file (
  attempt  TEXT NOT NULL REFERENCES attempt (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,          -- order in the submission, from 0
  path     TEXT NOT NULL,             -- src/Concat.java
  text     TEXT NOT NULL,
  PRIMARY KEY (attempt, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE draft (
  learner  TEXT NOT NULL,
  exercise TEXT NOT NULL,
  saved_at TEXT NOT NULL,
  PRIMARY KEY (learner, exercise)
) STRICT, WITHOUT ROWID;

CREATE TABLE draft_file (
  learner  TEXT NOT NULL,
  exercise TEXT NOT NULL,
  position INTEGER NOT NULL,
  path     TEXT NOT NULL,
  text     TEXT NOT NULL,
  PRIMARY KEY (learner, exercise, position),
  FOREIGN KEY (learner, exercise) REFERENCES draft (learner, exercise) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE answer (
  learner     TEXT NOT NULL,
  exercise    TEXT NOT NULL,
  question    INTEGER NOT NULL,       -- index in the exercise, from 0
  choice      INTEGER NOT NULL,       -- index in the question, from 0
  answered_at TEXT NOT NULL,
  PRIMARY KEY (learner, exercise, question)
) STRICT, WITHOUT ROWID;

CREATE TABLE hint_taken (
  learner  TEXT NOT NULL,
  exercise TEXT NOT NULL,
  number   INTEGER NOT NULL,          -- the highest one taken, from 1
  taken_at TEXT NOT NULL,             -- when that was
  PRIMARY KEY (learner, exercise)
) STRICT, WITHOUT ROWID;
