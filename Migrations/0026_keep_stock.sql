-- What a person said of the stock of a medicine: what was there when it was counted, what came in,
-- and what is to be known of a pack. How much is on hand is not kept: it is the last count and what
-- came in since, less what was recorded as taken since. So a record that is taken back, or put
-- right, gives back by itself. An entry that was taken back stays, and names the event that did it.
CREATE TABLE stock_entry (
    id INTEGER PRIMARY KEY,
    prescription_id INTEGER NOT NULL REFERENCES prescription (id),
    kind TEXT NOT NULL CHECK (kind IN ('counted', 'added', 'noted', 'ended')),
    at INTEGER NOT NULL,
    amount TEXT CHECK (length(amount) BETWEEN 1 AND 50),
    -- How much of the medicine is in one unit of the stock: 220 mg in a tablet.
    unit_holds TEXT CHECK (length(unit_holds) BETWEEN 1 AND 50),
    expires TEXT CHECK (length(expires) = 10),
    opened TEXT CHECK (length(opened) = 10),
    -- The last day on which what was opened may be used.
    discard TEXT CHECK (length(discard) = 10),
    -- The entry with which the pack came of which this says something.
    pack_id INTEGER REFERENCES stock_entry (id),
    -- Whether nothing of the packs before is left at a count.
    fresh INTEGER NOT NULL CHECK (fresh IN (0, 1)),
    pharmacy TEXT CHECK (length(pharmacy) BETWEEN 1 AND 100),
    repeats INTEGER CHECK (repeats BETWEEN 0 AND 99),
    event_id INTEGER NOT NULL UNIQUE REFERENCES event (id),
    undone_by INTEGER REFERENCES event (id),
    CHECK ((kind IN ('counted', 'added')) = (amount IS NOT NULL))
) STRICT;

CREATE INDEX stock_entry_standing ON stock_entry (prescription_id, id) WHERE undone_by IS NULL;

CREATE TRIGGER stock_entry_is_never_removed BEFORE DELETE ON stock_entry
BEGIN SELECT RAISE(ABORT, 'an entry of the stock is never removed'); END;

CREATE TRIGGER stock_entry_is_only_taken_back BEFORE UPDATE ON stock_entry
WHEN OLD.undone_by IS NOT NULL OR NEW.undone_by IS NULL OR NEW.id <> OLD.id
    OR NEW.prescription_id <> OLD.prescription_id OR NEW.kind <> OLD.kind OR NEW.at <> OLD.at
    OR NEW.amount IS NOT OLD.amount OR NEW.unit_holds IS NOT OLD.unit_holds
    OR NEW.expires IS NOT OLD.expires OR NEW.opened IS NOT OLD.opened
    OR NEW.discard IS NOT OLD.discard OR NEW.pack_id IS NOT OLD.pack_id
    OR NEW.fresh <> OLD.fresh OR NEW.pharmacy IS NOT OLD.pharmacy
    OR NEW.repeats IS NOT OLD.repeats OR NEW.event_id <> OLD.event_id
BEGIN SELECT RAISE(ABORT, 'an entry of the stock is only ever taken back'); END;

-- When it is next looked at how long a stock lasts; NULL for never.
CREATE TABLE stock_look (
    prescription_id INTEGER PRIMARY KEY REFERENCES prescription (id),
    look_at INTEGER
) STRICT;

-- The engine asks for the next instant; it never scans.
CREATE INDEX stock_look_at ON stock_look (look_at) WHERE look_at IS NOT NULL;
