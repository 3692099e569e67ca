-- A reminder is written here before anyone is told. Its number is that of the event which says
-- that it fell due, so a client resumes after the last number that it saw.
CREATE TABLE reminder (
    number INTEGER PRIMARY KEY REFERENCES event (id),
    dose_id INTEGER REFERENCES dose (id),
    dental_exam_id INTEGER REFERENCES dental_exam (id),
    fell_due_at INTEGER NOT NULL,
    -- 1 for the first reminder of its subject, 2 after a snooze, and so on.
    sequence INTEGER NOT NULL CHECK (sequence >= 1),
    closed_at INTEGER,
    CHECK ((dose_id IS NULL) <> (dental_exam_id IS NULL)),
    UNIQUE (dose_id, sequence),
    UNIQUE (dental_exam_id, sequence)
) STRICT;

CREATE INDEX reminder_open ON reminder (number) WHERE closed_at IS NULL;

-- Whoever tells reminders to a person (desktop, a program, ...), by name.
CREATE TABLE channel (
    name TEXT PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 100),
    first_seen_at INTEGER NOT NULL,
    last_told_at INTEGER,
    last_error TEXT
) STRICT;

CREATE TABLE delivery (
    number INTEGER NOT NULL REFERENCES reminder (number),
    channel TEXT NOT NULL REFERENCES channel (name),
    attempts INTEGER NOT NULL CHECK (attempts >= 1),
    accepted_at INTEGER,
    PRIMARY KEY (number, channel)
) STRICT;
