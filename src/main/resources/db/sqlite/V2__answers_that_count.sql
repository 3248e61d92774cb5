-- Answers may count towards a goal: then they can be changed until they are right, and a submission
-- is judged by those that stood when it was accepted, also after a restart.
ALTER TABLE answer ADD COLUMN latest INTEGER;   -- null: the first one, in choice, still stands
ALTER TABLE attempt ADD COLUMN answers TEXT NOT NULL DEFAULT '{}';  -- question to choice, JSON
