-- An operator sends the link of an appointment, too, where a company has no access administrator left
-- (Q51): operators have no account, so nobody stands behind it.
ALTER TABLE appointment_offer ALTER COLUMN offered_by DROP NOT NULL;
CREATE INDEX company_leaderless ON company (platform, created_at, id) WHERE leaderless;
