-- The rules of each zone in use, as they were when the plan was last made with them: so a change of
-- them is noticed after time off too, and the rules from before go on while a file is broken.
CREATE TABLE zone_file (
    name TEXT PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 64),
    -- TZif (RFC 9636), byte for byte.
    tzif BLOB NOT NULL CHECK (length(tzif) BETWEEN 1 AND 262144),
    since INTEGER NOT NULL
) STRICT;

-- Where the machine was last seen, for what goes along with it.
ALTER TABLE person ADD COLUMN device_zone TEXT CHECK (length(device_zone) BETWEEN 1 AND 64);

-- The zone in which a dose's local time was last taken; NULL: that of its revision. changed_at: when
-- its zone (or the rules of it) changed before it came; from then on it keeps the smallest gap to
-- the dose before it.
ALTER TABLE dose ADD COLUMN zone TEXT CHECK (length(zone) BETWEEN 1 AND 64);
ALTER TABLE dose ADD COLUMN changed_at INTEGER;
