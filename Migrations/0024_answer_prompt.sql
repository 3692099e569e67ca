-- Questions of follow-up are prompts too: because of which prescription one is asked, and its answer.
ALTER TABLE prompt ADD COLUMN prescription_id INTEGER REFERENCES prescription (id);
ALTER TABLE prompt ADD COLUMN answer TEXT CHECK (answer IN ('yes', 'no'));
ALTER TABLE prompt ADD COLUMN note TEXT CHECK (length(note) BETWEEN 1 AND 500);
CREATE INDEX prompt_of_prescription ON prompt (prescription_id)
    WHERE prescription_id IS NOT NULL AND over_by IS NULL AND undone_by IS NULL;
