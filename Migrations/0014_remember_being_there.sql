-- When the daemon was last there with a clock that it believed, so that after time off it can say
-- from when to when. boot and distance: in which run of the machine that was, and the wall clock
-- less the time since that run began: so a clock put wrong in between is noticed after a new start.
CREATE TABLE presence (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    at INTEGER NOT NULL,
    boot TEXT CHECK (length(boot) BETWEEN 1 AND 64),
    distance INTEGER NOT NULL
) STRICT;

-- From when to when nobody was there to remind.
CREATE TABLE time_off (
    event_id INTEGER PRIMARY KEY REFERENCES event (id),
    from_at INTEGER NOT NULL,
    until_at INTEGER NOT NULL,
    cause TEXT NOT NULL CHECK (cause IN ('off', 'asleep')),
    CHECK (from_at < until_at)
) STRICT;

CREATE TRIGGER time_off_is_never_changed BEFORE UPDATE ON time_off
BEGIN SELECT RAISE(ABORT, 'time off is never changed'); END;

CREATE TRIGGER time_off_is_never_removed BEFORE DELETE ON time_off
BEGIN SELECT RAISE(ABORT, 'time off is never removed'); END;

-- What a clock that was ahead has done lies ahead of now. It is looked for each time before the
-- daemon sleeps, and must be found without a walk through the past.
CREATE INDEX dose_missed ON dose (late_at) WHERE state = 'missed';
CREATE INDEX prescription_hold_ended ON prescription_hold (ended_at)
    WHERE ended_at IS NOT NULL AND undone_by IS NULL;
CREATE INDEX reminder_of_exam ON reminder (fell_due_at) WHERE dental_exam_id IS NOT NULL;
CREATE INDEX reminder_closed ON reminder (closed_at) WHERE closed_at IS NOT NULL;
