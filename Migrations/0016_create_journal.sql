-- What a person felt or what happened: symptoms, pain, bowel movements, falls, and dated events
-- such as radiation. An entry without an hour has its day alone.
CREATE TABLE journal_entry (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL CHECK (kind IN ('symptom', 'pain', 'bowel', 'fall', 'event')),
    day TEXT NOT NULL CHECK (length(day) = 10),
    at INTEGER,
    what TEXT CHECK (length(what) BETWEEN 1 AND 500),
    score INTEGER CHECK (score BETWEEN 0 AND 10),
    days INTEGER CHECK (days BETWEEN 1 AND 366),
    place TEXT CHECK (length(place) BETWEEN 1 AND 100),
    note TEXT CHECK (length(note) BETWEEN 1 AND 500),
    event_id INTEGER NOT NULL UNIQUE REFERENCES event (id),
    undone_by INTEGER REFERENCES event (id),
    CHECK ((kind = 'pain') = (score IS NOT NULL)),
    CHECK (kind NOT IN ('symptom', 'event') OR what IS NOT NULL),
    CHECK (days IS NULL OR kind = 'event')
) STRICT;

CREATE INDEX journal_entry_of_person ON journal_entry (person_id, day) WHERE undone_by IS NULL;
