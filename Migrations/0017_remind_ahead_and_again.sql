-- A reminder says that something is due, or that it will be: a dose can be told of ahead of its
-- time, by several lead times, and it can be asked about again until it is answered.
-- A subject that comes later gets a column of its own beside these two.
CREATE TABLE reminder_of_kind (
    number INTEGER PRIMARY KEY REFERENCES event (id),
    dose_id INTEGER REFERENCES dose (id),
    dental_exam_id INTEGER REFERENCES dental_exam (id),
    kind TEXT NOT NULL CHECK (kind IN ('due', 'lead', 'unanswered')),
    -- How many seconds ahead, as it is set: a lead of 7 days is one of 7 days, also when it is told
    -- a little later.
    lead INTEGER CHECK (lead >= 1),
    fell_due_at INTEGER NOT NULL,
    -- 1 for the first reminder of its kind and subject, 2 after a snooze, and so on.
    sequence INTEGER NOT NULL CHECK (sequence >= 1),
    closed_at INTEGER,
    CHECK (dose_id IS NULL OR dental_exam_id IS NULL),
    CHECK ((kind = 'lead') = (lead IS NOT NULL)),
    UNIQUE (dose_id, kind, sequence),
    UNIQUE (dental_exam_id, kind, sequence)
) STRICT;

INSERT INTO reminder_of_kind
    SELECT number, dose_id, dental_exam_id, 'due', NULL, fell_due_at, sequence, closed_at
    FROM reminder;

DROP TABLE reminder;
ALTER TABLE reminder_of_kind RENAME TO reminder;
CREATE INDEX reminder_open ON reminder (number) WHERE closed_at IS NULL;
CREATE INDEX reminder_of_exam ON reminder (fell_due_at) WHERE dental_exam_id IS NOT NULL;
CREATE INDEX reminder_open_since ON reminder (fell_due_at) WHERE closed_at IS NULL;
CREATE INDEX reminder_closed ON reminder (closed_at) WHERE closed_at IS NOT NULL;

-- The lead that is told next of a dose to come, and when: at its time, or after the quiet hours.
-- Without a lead, lead_at says that there may be one which nobody has looked for yet.
-- nags_left: how often a due dose is still asked about again; NULL before its first reminder, and
-- after a person put it off: then remind_at is when it is asked about.
ALTER TABLE dose ADD COLUMN lead INTEGER CHECK (lead >= 1);
ALTER TABLE dose ADD COLUMN lead_at INTEGER;
ALTER TABLE dose ADD COLUMN nags_left INTEGER CHECK (nags_left >= 0);
UPDATE dose SET lead_at = 0 WHERE state = 'upcoming';

-- The engine asks for the next instant; it never scans.
CREATE INDEX dose_lead_at ON dose (lead_at) WHERE state = 'upcoming' AND lead_at IS NOT NULL;

-- How long ahead a prescription is told of and how often it is asked about, where that differs from
-- the person's own rule.
ALTER TABLE prescription_revision ADD COLUMN lead TEXT CHECK (length(lead) BETWEEN 1 AND 100);
ALTER TABLE prescription_revision ADD COLUMN nag TEXT CHECK (length(nag) BETWEEN 1 AND 50);
