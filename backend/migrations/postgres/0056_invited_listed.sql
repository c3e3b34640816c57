-- Whoever is invited to an institution stands in its list of people until the invitation is accepted,
-- taken back or forgotten: a row of `roster_person` of the same id. `listed`: whether it does; what
-- waited before is entered by housekeeping.
ALTER TABLE invitation ADD COLUMN listed BOOLEAN NOT NULL DEFAULT FALSE;
CREATE INDEX invitation_unlisted ON invitation (id) WHERE NOT listed AND state = 'pending';
