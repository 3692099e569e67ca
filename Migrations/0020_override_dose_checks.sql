-- A check can be passed over for one dose, too: start_event_id is then the event of the decision.
-- It ends with that dose unless it is lasting.
ALTER TABLE check_override
    ADD COLUMN of_dose INTEGER NOT NULL DEFAULT 0 CHECK (of_dose IN (0, 1));
ALTER TABLE check_override ADD COLUMN slot TEXT CHECK (length(slot) BETWEEN 16 AND 19);
ALTER TABLE check_override
    ADD COLUMN lasting INTEGER NOT NULL DEFAULT 0 CHECK (lasting IN (0, 1));
