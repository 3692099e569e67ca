-- A prescription and its schedule. The schedule is kept apart, by revision: a dose belongs to the
-- revision that made it, so a later change of the schedule cannot rewrite what was due before.
CREATE TABLE prescription (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    drug_id TEXT,
    medicine TEXT NOT NULL CHECK (length(medicine) BETWEEN 1 AND 100),
    brand TEXT,
    amount TEXT NOT NULL CHECK (length(amount) BETWEEN 1 AND 50),
    route TEXT,
    clinic INTEGER NOT NULL CHECK (clinic IN (0, 1)),
    as_needed INTEGER NOT NULL CHECK (as_needed IN (0, 1)),
    indication TEXT,
    state TEXT NOT NULL
        CHECK (state IN ('planned', 'active', 'stopped', 'completed', 'withdrawn')),
    since TEXT,
    number_offset INTEGER,
    added_at INTEGER NOT NULL,
    started_at INTEGER,
    stopped_at INTEGER,
    stop_reason TEXT,
    UNIQUE (person_id, name),
    CHECK ((state = 'stopped') = (stopped_at IS NOT NULL)),
    CHECK ((state = 'stopped') = (stop_reason IS NOT NULL))
) STRICT;

CREATE TABLE prescription_revision (
    prescription_id INTEGER NOT NULL REFERENCES prescription (id),
    revision INTEGER NOT NULL CHECK (revision >= 1),
    schedule TEXT NOT NULL CHECK (length(schedule) BETWEEN 1 AND 1000),
    zone TEXT NOT NULL CHECK (length(zone) BETWEEN 1 AND 100),
    created_at INTEGER NOT NULL,
    PRIMARY KEY (prescription_id, revision)
) STRICT;

CREATE TRIGGER prescription_revision_is_never_changed BEFORE UPDATE ON prescription_revision
BEGIN SELECT RAISE(ABORT, 'a revision is never changed'); END;
