-- The person whose treatment this is. Schedules live in the person's home zone, so that a
-- terminal in another zone never moves a dose.
CREATE TABLE person (
    id INTEGER PRIMARY KEY,
    home_zone TEXT NOT NULL CHECK (length(home_zone) BETWEEN 1 AND 100),
    created_at INTEGER NOT NULL
) STRICT;
