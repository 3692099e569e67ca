-- The lab's own range, in the unit of the value: a value is judged by nothing else.
ALTER TABLE observation ADD COLUMN range_low TEXT CHECK (length(range_low) BETWEEN 1 AND 20);
ALTER TABLE observation ADD COLUMN range_high TEXT CHECK (length(range_high) BETWEEN 1 AND 20);
