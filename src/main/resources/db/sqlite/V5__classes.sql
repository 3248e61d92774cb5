-- Classes: when they met, who joined, and what went on in front of all.
--
-- A person's id is the learner of their attempts, drafts, answers and hints. Their names are what
-- they typed: neither unique nor trusted.

CREATE TABLE session (
  number     INTEGER PRIMARY KEY,   -- order of beginning
  id         TEXT NOT NULL UNIQUE,
  title      TEXT NOT NULL,
  join_code  TEXT NOT NULL UNIQUE,  -- what attendees type, without its dash
  started_at TEXT NOT NULL,
  ended_at   TEXT                   -- null while it goes on
) STRICT;

CREATE TABLE person (
  number    INTEGER PRIMARY KEY,    -- order of joining
  id        TEXT NOT NULL UNIQUE,
  session   TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
  name      TEXT NOT NULL,
  key       TEXT NOT NULL UNIQUE,   -- digest of the secret in their cookie, which is kept nowhere
  joined_at TEXT NOT NULL,
  seen_at   TEXT NOT NULL           -- when they were last heard of, to the minute
) STRICT;

CREATE INDEX person_by_session ON person (session, number);

-- A class is the sum of its journal, in which nothing is changed: what is taken back is followed by
-- an entry 'undone' with its number. So no number is ever given twice.
CREATE TABLE journal (
  number  INTEGER PRIMARY KEY AUTOINCREMENT,
  session TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
  at      TEXT NOT NULL,
  kind    TEXT NOT NULL,            -- opened, closed, handRaised, noted, undone, …
  person  TEXT,                     -- who said it or is meant by it; null for what is for all
  run     TEXT,                     -- the attempt that it is about, if it is about one
  event   TEXT NOT NULL             -- all that it says, JSON
) STRICT;

CREATE INDEX journal_by_session ON journal (session, number);

-- Whoever is forgotten leaves files: they are deleted right after, and once more a day later, since
-- a run that was under way may have added some. Then this is forgotten as well.
CREATE TABLE leftover (
  run        TEXT PRIMARY KEY,
  deleted_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
