-- What was taken back or corrected is still on record, and is listed beside the rest by the time
-- that it named. A missed dose that was answered after all is neither: nobody had recorded it.
CREATE INDEX dose_record_taken_back ON dose_record (at)
    WHERE undone_by IS NOT NULL AND outcome <> 'missed';
