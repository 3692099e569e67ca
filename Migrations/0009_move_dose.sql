-- One dose can differ from its revision: in its amount (another one in the evening, a step of a
-- taper), and in its time. moved_to is a local time; the slot stays what names the dose.
ALTER TABLE dose ADD COLUMN amount TEXT CHECK (length(amount) BETWEEN 1 AND 50);
ALTER TABLE dose ADD COLUMN moved_to TEXT CHECK (length(moved_to) BETWEEN 16 AND 19);

-- Which change called a dose off, so that taking that change back brings back its doses alone.
-- Until now only stopping called doses off.
ALTER TABLE dose ADD COLUMN withdrawn_by INTEGER REFERENCES event (id);
UPDATE dose SET withdrawn_by = stopped.event_id
    FROM (SELECT prescription_id AS id, max(id) AS event_id FROM event
        WHERE kind = 'prescription-stopped' GROUP BY prescription_id) AS stopped
    WHERE dose.prescription_id = stopped.id AND dose.state = 'withdrawn';
CREATE INDEX dose_withdrawn_by ON dose (withdrawn_by) WHERE withdrawn_by IS NOT NULL;

-- Numbers begin anew with a schedule: the last dose is the last one of its revision.
DROP INDEX dose_by_prescription;
CREATE INDEX dose_of_revision ON dose (prescription_id, revision, number);

-- A slot may be moved before its dose is written down, and a dose that is written down anew (after
-- a change of the amount, say) stays where its slot was moved to. The newest standing row counts.
CREATE TABLE dose_move (
    id INTEGER PRIMARY KEY,
    prescription_id INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    slot TEXT NOT NULL CHECK (length(slot) BETWEEN 16 AND 19),
    number INTEGER NOT NULL CHECK (number >= 1),
    -- The slot itself: moved back.
    to_local TEXT NOT NULL CHECK (length(to_local) BETWEEN 16 AND 19),
    event_id INTEGER NOT NULL UNIQUE REFERENCES event (id),
    undone_by INTEGER REFERENCES event (id),
    FOREIGN KEY (prescription_id, revision)
        REFERENCES prescription_revision (prescription_id, revision)
) STRICT;

CREATE INDEX dose_move_of_slot ON dose_move (prescription_id, slot) WHERE undone_by IS NULL;

CREATE TRIGGER dose_move_is_never_removed BEFORE DELETE ON dose_move
BEGIN SELECT RAISE(ABORT, 'a move is never removed'); END;

CREATE TRIGGER dose_move_is_only_taken_back BEFORE UPDATE ON dose_move
WHEN OLD.undone_by IS NOT NULL OR NEW.undone_by IS NULL OR NEW.id <> OLD.id
    OR NEW.prescription_id <> OLD.prescription_id OR NEW.revision <> OLD.revision
    OR NEW.slot <> OLD.slot OR NEW.number <> OLD.number OR NEW.to_local <> OLD.to_local
    OR NEW.event_id <> OLD.event_id
BEGIN SELECT RAISE(ABORT, 'a move is only ever taken back'); END;
