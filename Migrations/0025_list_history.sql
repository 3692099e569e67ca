-- The past is listed by the time at which a dose was due, and what was taken beside the plan by the
-- time at which it was. Both are read in order and from any place on, so that a long history comes
-- in parts and no part walks through the rest.
CREATE INDEX dose_past ON dose (due_at) WHERE state NOT IN ('upcoming', 'withdrawn');
CREATE INDEX dose_record_unplanned ON dose_record (at) WHERE dose_id IS NULL AND undone_by IS NULL;
