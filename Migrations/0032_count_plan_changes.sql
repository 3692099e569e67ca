-- A calendar numbers its entries by how often a plan was changed, which is in the log: the events of
-- one prescription, and those of the zones, which change the plans of all and are few.
CREATE INDEX event_of_prescription ON event (prescription_id) WHERE prescription_id IS NOT NULL;
CREATE INDEX event_of_zone ON event (at)
    WHERE kind IN ('home-zone-changed', 'zone-rules-changed', 'device-zone-changed');
