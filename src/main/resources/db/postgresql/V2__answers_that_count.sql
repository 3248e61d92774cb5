ALTER TABLE answer ADD COLUMN latest integer;
ALTER TABLE attempt ADD COLUMN answers text NOT NULL DEFAULT '{}';
