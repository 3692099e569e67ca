-- A treatment that pauses: from when, why, and until which day when that is known. The state of the
-- prescription stays; a standing hold that has not ended is what makes it "held".
CREATE TABLE prescription_hold (
    id INTEGER PRIMARY KEY,
    prescription_id INTEGER NOT NULL REFERENCES prescription (id),
    from_at INTEGER NOT NULL,
    until TEXT CHECK (length(until) = 10),
    -- The start of that day. It ends by itself then, also when nobody was there to notice.
    ends_at INTEGER,
    reason TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
    event_id INTEGER NOT NULL UNIQUE REFERENCES event (id),
    ended_at INTEGER,
    ended_by INTEGER REFERENCES event (id),
    undone_by INTEGER REFERENCES event (id),
    CHECK ((until IS NULL) = (ends_at IS NULL)),
    CHECK ((ended_at IS NULL) = (ended_by IS NULL))
) STRICT;

-- A prescription is on hold once at a time.
CREATE UNIQUE INDEX prescription_hold_open ON prescription_hold (prescription_id)
    WHERE ended_at IS NULL AND undone_by IS NULL;
-- The engine asks for the next instant; it never scans.
CREATE INDEX prescription_hold_ends_at ON prescription_hold (ends_at)
    WHERE ends_at IS NOT NULL AND ended_at IS NULL AND undone_by IS NULL;
CREATE INDEX prescription_hold_of ON prescription_hold (prescription_id, ended_at);

CREATE TRIGGER prescription_hold_is_never_removed BEFORE DELETE ON prescription_hold
BEGIN SELECT RAISE(ABORT, 'a hold is never removed'); END;
