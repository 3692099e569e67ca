-- What the checks look at: dental exams and dental work, lab results, and the start checks that
-- somebody decided to pass over.
CREATE TABLE dental_exam (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id),
    day TEXT NOT NULL CHECK (length(day) = 10),
    booked INTEGER NOT NULL CHECK (booked IN (0, 1)),
    outcome TEXT CHECK (outcome IN ('clear', 'work_needed', 'treated')),
    dentist TEXT CHECK (length(dentist) BETWEEN 1 AND 100),
    remind_at INTEGER,
    event_id INTEGER NOT NULL REFERENCES event (id),
    -- A booking is over when a result came after it.
    cleared_by INTEGER REFERENCES event (id),
    undone_by INTEGER REFERENCES event (id),
    CHECK ((booked = 1) = (outcome IS NULL)),
    CHECK (booked = 1 OR remind_at IS NULL)
) STRICT;

CREATE INDEX dental_exam_remind_at ON dental_exam (remind_at)
    WHERE remind_at IS NOT NULL AND cleared_by IS NULL AND undone_by IS NULL;

CREATE TABLE dental_work (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id),
    what TEXT NOT NULL CHECK (length(what) BETWEEN 1 AND 100)
) STRICT;

-- One row a step: planned, done, healed.
CREATE TABLE dental_work_step (
    id INTEGER PRIMARY KEY,
    work_id INTEGER NOT NULL REFERENCES dental_work (id),
    status TEXT NOT NULL CHECK (status IN ('planned', 'done', 'healed')),
    -- Only a plan may have no day yet.
    day TEXT CHECK (length(day) = 10),
    event_id INTEGER NOT NULL UNIQUE REFERENCES event (id),
    undone_by INTEGER REFERENCES event (id),
    CHECK (status = 'planned' OR day IS NOT NULL)
) STRICT;

CREATE TABLE observation (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id),
    analyte TEXT NOT NULL CHECK (length(analyte) BETWEEN 1 AND 100),
    value TEXT NOT NULL CHECK (length(value) BETWEEN 1 AND 20),
    unit TEXT NOT NULL CHECK (length(unit) BETWEEN 1 AND 20),
    day TEXT NOT NULL CHECK (length(day) = 10),
    event_id INTEGER NOT NULL UNIQUE REFERENCES event (id),
    undone_by INTEGER REFERENCES event (id)
) STRICT;

CREATE INDEX observation_by_analyte ON observation (person_id, analyte, day);

-- Kept for ever, also when the start that it allowed was taken back; then it counts no more.
CREATE TABLE check_override (
    id INTEGER PRIMARY KEY,
    prescription_id INTEGER NOT NULL REFERENCES prescription (id),
    check_id TEXT NOT NULL CHECK (length(check_id) BETWEEN 1 AND 64),
    reason TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
    decided_by TEXT NOT NULL CHECK (length(decided_by) BETWEEN 1 AND 100),
    at INTEGER NOT NULL,
    start_event_id INTEGER NOT NULL REFERENCES event (id)
) STRICT;

CREATE TRIGGER check_override_is_never_changed BEFORE UPDATE ON check_override
BEGIN SELECT RAISE(ABORT, 'an override is never changed'); END;

CREATE TRIGGER check_override_is_never_removed BEFORE DELETE ON check_override
BEGIN SELECT RAISE(ABORT, 'an override is never removed'); END;
