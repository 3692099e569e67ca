-- What is known about a person beside medicines and results, and whom to call. A fact that ended
-- stays; a contact that was removed stays too, and is no longer shown.
CREATE TABLE health_fact (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL CHECK (kind IN ('condition', 'allergy', 'risk')),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    since TEXT CHECK (length(since) = 10),
    note TEXT CHECK (length(note) BETWEEN 1 AND 500),
    event_id INTEGER NOT NULL UNIQUE REFERENCES event (id),
    ended_on TEXT CHECK (length(ended_on) = 10),
    ended_by INTEGER REFERENCES event (id),
    undone_by INTEGER REFERENCES event (id),
    CHECK ((ended_on IS NULL) = (ended_by IS NULL))
) STRICT;

CREATE INDEX health_fact_of_person ON health_fact (person_id) WHERE undone_by IS NULL;

CREATE TABLE contact (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id),
    role TEXT NOT NULL CHECK (length(role) BETWEEN 1 AND 40),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    phone TEXT NOT NULL CHECK (length(phone) BETWEEN 1 AND 40),
    event_id INTEGER NOT NULL UNIQUE REFERENCES event (id),
    removed_by INTEGER REFERENCES event (id),
    undone_by INTEGER REFERENCES event (id)
) STRICT;

CREATE INDEX contact_of_person ON contact (person_id)
    WHERE removed_by IS NULL AND undone_by IS NULL;
