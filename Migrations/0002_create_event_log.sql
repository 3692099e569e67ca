-- Every change is told here in the transaction that makes it: who (uid), when, what. The log only
-- grows. Without the third trigger an INSERT OR REPLACE would rewrite a row in silence.
CREATE TABLE event (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    uid INTEGER NOT NULL CHECK (uid >= 0),
    request_id TEXT CHECK (length(request_id) BETWEEN 1 AND 64),
    kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 64),
    prescription_id INTEGER,
    detail TEXT NOT NULL CHECK (detail GLOB '{*}')
) STRICT;

CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END;

CREATE TRIGGER event_is_never_removed BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'an event is never removed'); END;

CREATE TRIGGER event_is_never_replaced BEFORE INSERT ON event
WHEN NEW.id IS NOT NULL AND EXISTS (SELECT 1 FROM event WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'an event is never replaced'); END;

-- What a person can take back, newest first. Taking back is an event of its own.
CREATE TABLE undo_step (
    event_id INTEGER PRIMARY KEY REFERENCES event (id),
    undone_by INTEGER UNIQUE REFERENCES event (id)
) STRICT;

CREATE INDEX undo_step_open ON undo_step (event_id) WHERE undone_by IS NULL;

-- The answer that a write was given, so that the same request repeated is answered alike and
-- changes nothing.
CREATE TABLE request (
    id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
    uid INTEGER NOT NULL,
    method TEXT NOT NULL,
    parameters TEXT NOT NULL,
    reply TEXT NOT NULL CHECK (reply GLOB '{*}'),
    at INTEGER NOT NULL
) STRICT;

CREATE TRIGGER request_is_never_changed BEFORE UPDATE ON request
BEGIN SELECT RAISE(ABORT, 'an answer is never changed'); END;

CREATE TRIGGER request_is_never_replaced BEFORE INSERT ON request
WHEN EXISTS (SELECT 1 FROM request WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'an answer is never replaced'); END;
