-- What is ordered (how much, how, what for, when) may change while a treatment goes on. It belongs
-- to the revision and to nothing else: a dose keeps the amount and the schedule that made it.
-- first_number: the first dose of the schedule that this revision makes; those before it belong to
-- the revisions before. number_offset: what to add to a dose's number to get its number in the
-- treatment, so that infusion 5 stays infusion 5; NULL when nobody knows.
CREATE TABLE ordered_revision (
    prescription_id INTEGER NOT NULL REFERENCES prescription (id),
    revision INTEGER NOT NULL CHECK (revision >= 1),
    amount TEXT NOT NULL CHECK (length(amount) BETWEEN 1 AND 50),
    route TEXT,
    indication TEXT,
    instruction TEXT CHECK (length(instruction) BETWEEN 1 AND 100),
    as_needed INTEGER NOT NULL CHECK (as_needed IN (0, 1)),
    -- 50 phases of a taper need room.
    schedule TEXT NOT NULL CHECK (length(schedule) BETWEEN 1 AND 8000),
    zone TEXT NOT NULL CHECK (length(zone) BETWEEN 1 AND 100),
    -- Whether it stays in the person's home zone or goes along with the device.
    follows TEXT NOT NULL CHECK (follows IN ('home', 'device')),
    -- How late a dose may be, when it differs from the person's own rule.
    late TEXT CHECK (length(late) BETWEEN 1 AND 50),
    first_number INTEGER NOT NULL CHECK (first_number >= 1),
    number_offset INTEGER,
    created_at INTEGER NOT NULL,
    -- The change that made it; NULL for the first, which came with the prescription.
    event_id INTEGER REFERENCES event (id),
    PRIMARY KEY (prescription_id, revision)
) STRICT;

-- A treatment that was under way began with the first dose that is written down.
INSERT INTO ordered_revision
    SELECT prescription_id, revision, amount, route, indication, NULL, as_needed, schedule, zone,
        'home', NULL,
        CASE WHEN since IS NULL THEN 1 ELSE coalesce(
            (SELECT min(number) FROM dose WHERE prescription_id = prescription.id), 1) END,
        number_offset, created_at, NULL
    FROM prescription_revision JOIN prescription ON prescription.id = prescription_id;

DROP TABLE prescription_revision;
ALTER TABLE ordered_revision RENAME TO prescription_revision;

CREATE TRIGGER prescription_revision_is_never_changed BEFORE UPDATE ON prescription_revision
BEGIN SELECT RAISE(ABORT, 'a revision is never changed'); END;

CREATE TRIGGER prescription_revision_is_never_removed BEFORE DELETE ON prescription_revision
BEGIN SELECT RAISE(ABORT, 'a revision is never removed'); END;

ALTER TABLE prescription DROP COLUMN amount;
ALTER TABLE prescription DROP COLUMN route;
ALTER TABLE prescription DROP COLUMN indication;
ALTER TABLE prescription DROP COLUMN as_needed;
ALTER TABLE prescription DROP COLUMN number_offset;
