-- What could not be asked about in time, such as after time off, is told afterwards: one prompt for
-- each prescription, and in it every dose that was missed so.
ALTER TABLE dose ADD COLUMN missed_in INTEGER REFERENCES prompt (id);
CREATE INDEX dose_missed_in ON dose (missed_in) WHERE missed_in IS NOT NULL;
