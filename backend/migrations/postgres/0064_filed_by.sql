-- Who filed a PQRSF while they were signed in: it is in their copy of «Mis datos» (X-11). This ties it
-- to no account that waits for help; `account` does. Forgotten with the account, and with what was
-- written.
ALTER TABLE filing ADD COLUMN filed_by UUID REFERENCES account (id) ON DELETE SET NULL;
CREATE INDEX filing_by_author ON filing (filed_by);
