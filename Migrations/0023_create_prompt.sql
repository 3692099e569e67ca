-- What a person is reminded of besides doses and dental exams: lab tests that are booked. One that has
-- its result is over.
CREATE TABLE prompt (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 40),
    what TEXT NOT NULL CHECK (length(what) BETWEEN 1 AND 100),
    day TEXT NOT NULL CHECK (length(day) = 10),
    remind_at INTEGER,
    event_id INTEGER NOT NULL REFERENCES event (id),
    over_by INTEGER REFERENCES event (id),
    undone_by INTEGER REFERENCES event (id)
) STRICT;

-- The engine asks for the next instant; it never scans.
CREATE INDEX prompt_remind_at ON prompt (remind_at)
    WHERE remind_at IS NOT NULL AND over_by IS NULL AND undone_by IS NULL;
CREATE INDEX prompt_of_person ON prompt (person_id, kind)
    WHERE over_by IS NULL AND undone_by IS NULL;

-- A reminder is about exactly one thing.
ALTER TABLE reminder ADD COLUMN prompt_id INTEGER REFERENCES prompt (id) CHECK (
    (dose_id IS NOT NULL) + (dental_exam_id IS NOT NULL) + (prompt_id IS NOT NULL) = 1
);
CREATE INDEX reminder_of_prompt ON reminder (prompt_id) WHERE prompt_id IS NOT NULL;
