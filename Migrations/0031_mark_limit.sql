-- A laboratory may know only a limit and print "<0.3": then the value is that limit, and this says
-- on which side of it the true value lies (FHIR Quantity.comparator). Nothing for an exact value.
ALTER TABLE observation ADD COLUMN comparator TEXT CHECK (comparator IN ('<', '<=', '>=', '>'));
