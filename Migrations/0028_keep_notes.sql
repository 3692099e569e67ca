-- A note on something that is on record, named by the event that told of it first, or on a
-- prescription. Taken back, it stays and counts no more.
CREATE TABLE note (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id),
    about_event_id INTEGER REFERENCES event (id),
    prescription_id INTEGER REFERENCES prescription (id),
    text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 500),
    at INTEGER NOT NULL,
    event_id INTEGER NOT NULL UNIQUE REFERENCES event (id),
    undone_by INTEGER REFERENCES event (id),
    CHECK ((about_event_id IS NULL) <> (prescription_id IS NULL))
) STRICT;

CREATE INDEX note_of_person ON note (person_id, id) WHERE undone_by IS NULL;
CREATE INDEX note_about ON note (about_event_id) WHERE about_event_id IS NOT NULL;
CREATE INDEX note_of_prescription ON note (prescription_id) WHERE prescription_id IS NOT NULL;

CREATE TRIGGER note_is_never_removed BEFORE DELETE ON note
BEGIN SELECT RAISE(ABORT, 'a note is never removed'); END;

CREATE TRIGGER note_is_only_taken_back BEFORE UPDATE ON note
WHEN OLD.undone_by IS NOT NULL OR NEW.undone_by IS NULL OR NEW.id <> OLD.id
    OR NEW.person_id <> OLD.person_id OR NEW.about_event_id IS NOT OLD.about_event_id
    OR NEW.prescription_id IS NOT OLD.prescription_id OR NEW.text <> OLD.text
    OR NEW.at <> OLD.at OR NEW.event_id <> OLD.event_id
BEGIN SELECT RAISE(ABORT, 'a note is only ever taken back'); END;
