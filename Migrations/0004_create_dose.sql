-- A dose of the plan is named by its slot (prescription, revision, local date and time, number),
-- never by its instant: new zone rules or a changed clock can then neither lose nor double it.
-- remind_at: when the next reminder of it falls due. late_at: from when on it counts as missed.
CREATE TABLE dose (
    id INTEGER PRIMARY KEY,
    prescription_id INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    slot TEXT NOT NULL CHECK (length(slot) BETWEEN 16 AND 19),
    number INTEGER NOT NULL CHECK (number >= 1),
    due_at INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN
        ('upcoming', 'due', 'taken', 'skipped', 'missed', 'given', 'cancelled', 'withdrawn')),
    remind_at INTEGER,
    late_at INTEGER,
    UNIQUE (prescription_id, revision, slot, number),
    FOREIGN KEY (prescription_id, revision)
        REFERENCES prescription_revision (prescription_id, revision),
    CHECK (state IN ('upcoming', 'due') OR (remind_at IS NULL)),
    CHECK (state <> 'upcoming' OR remind_at IS NOT NULL)
) STRICT;

-- The engine asks for the next instant; it never scans.
CREATE INDEX dose_remind_at ON dose (remind_at) WHERE remind_at IS NOT NULL;
CREATE INDEX dose_late_at ON dose (late_at) WHERE state = 'due' AND late_at IS NOT NULL;
CREATE INDEX dose_open ON dose (due_at) WHERE state = 'due';
CREATE INDEX dose_by_prescription ON dose (prescription_id, number);
-- What is pending is little, whatever the past is: no question about it walks through the past.
CREATE INDEX dose_due_of ON dose (prescription_id, due_at, number) WHERE state = 'due';
CREATE INDEX dose_upcoming_of ON dose (prescription_id, due_at, number) WHERE state = 'upcoming';
CREATE INDEX dose_upcoming ON dose (due_at) WHERE state = 'upcoming';

-- What happened. A record without a dose was taken as needed or beside the plan. A record that
-- was taken back stays, and names the event that took it back.
CREATE TABLE dose_record (
    id INTEGER PRIMARY KEY,
    prescription_id INTEGER NOT NULL REFERENCES prescription (id),
    dose_id INTEGER REFERENCES dose (id),
    outcome TEXT NOT NULL CHECK (outcome IN ('taken', 'skipped', 'given', 'cancelled', 'missed')),
    amount TEXT,
    at INTEGER NOT NULL,
    reason TEXT,
    minutes INTEGER CHECK (minutes BETWEEN 1 AND 2880),
    place TEXT,
    event_id INTEGER NOT NULL UNIQUE REFERENCES event (id),
    undone_by INTEGER REFERENCES event (id),
    CHECK (outcome NOT IN ('skipped', 'cancelled') OR reason IS NOT NULL),
    CHECK (outcome NOT IN ('taken', 'given') OR amount IS NOT NULL)
) STRICT;

-- One standing record for one dose: a second "taken" for the same slot cannot be written.
CREATE UNIQUE INDEX dose_record_standing ON dose_record (dose_id)
    WHERE undone_by IS NULL AND dose_id IS NOT NULL;
CREATE INDEX dose_record_by_dose ON dose_record (dose_id);
CREATE INDEX dose_record_by_prescription ON dose_record (prescription_id, at);

CREATE TRIGGER dose_record_is_never_removed BEFORE DELETE ON dose_record
BEGIN SELECT RAISE(ABORT, 'a record is never removed'); END;

CREATE TRIGGER dose_record_is_only_taken_back BEFORE UPDATE ON dose_record
WHEN OLD.undone_by IS NOT NULL OR NEW.undone_by IS NULL OR NEW.id <> OLD.id
    OR NEW.prescription_id <> OLD.prescription_id OR NEW.dose_id IS NOT OLD.dose_id
    OR NEW.outcome <> OLD.outcome OR NEW.amount IS NOT OLD.amount OR NEW.at <> OLD.at
    OR NEW.reason IS NOT OLD.reason OR NEW.minutes IS NOT OLD.minutes
    OR NEW.place IS NOT OLD.place OR NEW.event_id <> OLD.event_id
BEGIN SELECT RAISE(ABORT, 'a record is only ever taken back'); END;
