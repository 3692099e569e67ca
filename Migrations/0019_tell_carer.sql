-- When a carer is told that a due dose has no answer. A person put it off: nobody is told.
ALTER TABLE dose ADD COLUMN escalate_at INTEGER;
-- The engine asks for the next instant; it never scans.
CREATE INDEX dose_escalate_at ON dose (escalate_at)
    WHERE state = 'due' AND escalate_at IS NOT NULL;

-- After how long, where that differs from the person's own rule.
ALTER TABLE prescription_revision ADD COLUMN escalate TEXT
    CHECK (length(escalate) BETWEEN 1 AND 50);

-- Whether a channel reaches a carer. It is told what has no answer, and nothing else.
ALTER TABLE channel ADD COLUMN carer INTEGER NOT NULL DEFAULT 0 CHECK (carer IN (0, 1));
