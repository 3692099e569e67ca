-- A sum over every row and the number of the commit after which it held, so that no change of what
-- is stored goes unnoticed. There is no row until the first seal, which the upgrade makes; see
-- ContentSeal.
CREATE TABLE content_seal (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    epoch TEXT NOT NULL CHECK (length(epoch) = 16),
    commits INTEGER NOT NULL CHECK (commits >= 1),
    schema INTEGER NOT NULL,
    sum BLOB NOT NULL CHECK (length(sum) = 16),
    digest BLOB NOT NULL CHECK (length(digest) = 32)
) STRICT;

-- Each entry of the log with the digest of the entry before it and of all its own values; see
-- EventLog. The upgrade chains what is there.
CREATE TABLE event_chain (
    entry_id INTEGER PRIMARY KEY REFERENCES event (id),
    hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
