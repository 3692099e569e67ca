-- What a person chose instead of our settings. The newest standing row of a name holds; NULL: ours
-- again. The home zone is not here: it is the person's.
CREATE TABLE setting (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 40),
    value TEXT CHECK (length(value) BETWEEN 1 AND 100),
    event_id INTEGER NOT NULL UNIQUE REFERENCES event (id),
    undone_by INTEGER REFERENCES event (id)
) STRICT;

CREATE INDEX setting_standing ON setting (person_id, name, id) WHERE undone_by IS NULL;

CREATE TRIGGER setting_is_never_removed BEFORE DELETE ON setting
BEGIN SELECT RAISE(ABORT, 'a setting is never removed'); END;

CREATE TRIGGER setting_is_only_taken_back BEFORE UPDATE ON setting
WHEN OLD.undone_by IS NOT NULL OR NEW.undone_by IS NULL OR NEW.id <> OLD.id
    OR NEW.person_id <> OLD.person_id OR NEW.name <> OLD.name OR NEW.value IS NOT OLD.value
    OR NEW.event_id <> OLD.event_id
BEGIN SELECT RAISE(ABORT, 'a setting is only ever taken back'); END;
