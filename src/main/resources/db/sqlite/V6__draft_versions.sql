-- A bad network: what is typed in two browsers at once is kept twice, and what is handed in twice is
-- run once.
ALTER TABLE draft ADD COLUMN version INTEGER NOT NULL DEFAULT 1;  -- counts up, also over resets
ALTER TABLE draft ADD COLUMN starter INTEGER NOT NULL DEFAULT 0;  -- 1: back to the starter, no files
ALTER TABLE draft ADD COLUMN browser TEXT;                        -- a random id; null: not told
ALTER TABLE draft ADD COLUMN edit    INTEGER NOT NULL DEFAULT 0;  -- counts up in that browser
ALTER TABLE draft ADD COLUMN follows INTEGER NOT NULL DEFAULT 0;  -- newest version typed elsewhere

CREATE TABLE kept_draft (
  number   INTEGER PRIMARY KEY,
  learner  TEXT NOT NULL,
  exercise TEXT NOT NULL,
  why      TEXT NOT NULL,     -- came-late: another one stood; gave-way: its learner chose another
  version  INTEGER NOT NULL,  -- gave-way: that it was; came-late: that it was typed on top of
  saved_at TEXT NOT NULL,
  browser  TEXT,
  edit     INTEGER NOT NULL,
  FOREIGN KEY (learner, exercise) REFERENCES draft (learner, exercise) ON DELETE CASCADE
) STRICT;

CREATE INDEX kept_draft_by_learner ON kept_draft (learner, exercise, number);

CREATE TABLE kept_draft_file (
  draft    INTEGER NOT NULL REFERENCES kept_draft (number) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  path     TEXT NOT NULL,
  text     TEXT NOT NULL,
  PRIMARY KEY (draft, position)
) STRICT, WITHOUT ROWID;

-- What its sender calls a submission, so that one whose answer got lost can be sent again.
ALTER TABLE attempt ADD COLUMN sent_as TEXT;
CREATE UNIQUE INDEX attempt_by_sender ON attempt (learner, sent_as) WHERE sent_as IS NOT NULL;
