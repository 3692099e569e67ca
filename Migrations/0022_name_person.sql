-- Several people in one household, each with a name. key: the name as it is looked up, such as
-- "grandma-rose" for "Grandma Rose". Whoever was alone until now is "me" and may choose a name.
ALTER TABLE person ADD COLUMN name TEXT NOT NULL DEFAULT 'me'
    CHECK (length(name) BETWEEN 1 AND 40);
ALTER TABLE person ADD COLUMN key TEXT NOT NULL DEFAULT 'me' CHECK (length(key) BETWEEN 1 AND 40);
ALTER TABLE person ADD COLUMN birth TEXT CHECK (length(birth) = 10);
ALTER TABLE person ADD COLUMN sex TEXT CHECK (sex IN ('female', 'male'));
-- The events that added a person and that took this back. The one from the first start has none.
ALTER TABLE person ADD COLUMN added_by INTEGER REFERENCES event (id);
ALTER TABLE person ADD COLUMN undone_by INTEGER REFERENCES event (id);
-- The choice that made this person the one who is meant when nobody is named: the newest holds.
ALTER TABLE person ADD COLUMN default_by INTEGER REFERENCES event (id);

CREATE UNIQUE INDEX person_key ON person (key) WHERE undone_by IS NULL;
CREATE INDEX person_default ON person (default_by DESC, id) WHERE undone_by IS NULL;
CREATE UNIQUE INDEX person_added_by ON person (added_by) WHERE added_by IS NOT NULL;

-- Each person takes back what was recorded for that person, newest first.
ALTER TABLE undo_step ADD COLUMN person_id INTEGER REFERENCES person (id);
UPDATE undo_step SET person_id = (SELECT min(id) FROM person);
DROP INDEX undo_step_open;
CREATE INDEX undo_step_open ON undo_step (person_id, event_id) WHERE undone_by IS NULL;
