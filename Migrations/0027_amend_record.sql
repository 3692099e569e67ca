-- A record can be corrected. Nothing is erased: the row from before is taken back by the correction
-- and stays, and a new row stands in its place.
-- first_event_id: the event that told of the record first, where that is another than its own.
-- counted_revision: the revision that held before the doses to come were counted from this record.
DROP TRIGGER dose_record_is_only_taken_back;

ALTER TABLE dose_record ADD COLUMN first_event_id INTEGER REFERENCES event (id);
ALTER TABLE dose_record ADD COLUMN counted_revision INTEGER;
UPDATE dose_record SET counted_revision = (
    SELECT json_extract(detail, '$.revision') FROM event WHERE event.id = dose_record.event_id);

CREATE INDEX dose_record_first ON dose_record (first_event_id) WHERE first_event_id IS NOT NULL;

CREATE TRIGGER dose_record_is_only_taken_back BEFORE UPDATE ON dose_record
WHEN OLD.undone_by IS NOT NULL OR NEW.undone_by IS NULL OR NEW.id <> OLD.id
    OR NEW.prescription_id <> OLD.prescription_id OR NEW.dose_id IS NOT OLD.dose_id
    OR NEW.outcome <> OLD.outcome OR NEW.amount IS NOT OLD.amount OR NEW.at <> OLD.at
    OR NEW.reason IS NOT OLD.reason OR NEW.minutes IS NOT OLD.minutes
    OR NEW.place IS NOT OLD.place OR NEW.event_id <> OLD.event_id
    OR NEW.first_event_id IS NOT OLD.first_event_id
    OR NEW.counted_revision IS NOT OLD.counted_revision
BEGIN SELECT RAISE(ABORT, 'a record is only ever taken back'); END;
