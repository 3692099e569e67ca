-- What falls due at once for one person is told at once. Each reminder stays one of its own; all of
-- a group bear the number of its first.
ALTER TABLE reminder ADD COLUMN group_number INTEGER CHECK (group_number <= number);
