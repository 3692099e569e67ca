-- Whom an event is about, where no prescription says so: for whoever follows all changes of one
-- person. Those that were told before have none, and never change.
ALTER TABLE event ADD COLUMN person_id INTEGER REFERENCES person (id);
