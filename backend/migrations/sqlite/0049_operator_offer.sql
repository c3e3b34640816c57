-- An operator sends the link of an appointment, too, where a company has no access administrator left
-- (Q51): operators have no account, so nobody stands behind it. SQLite cannot loosen a column, so the
-- table is made anew.
CREATE TABLE appointment_offer_anew (
    id BLOB PRIMARY KEY,
    platform TEXT NOT NULL,
    company BLOB NOT NULL REFERENCES company (id) ON DELETE CASCADE,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    secret_digest BLOB NOT NULL UNIQUE,
    offered_by BLOB REFERENCES account (id) ON DELETE CASCADE,
    offered_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    accepted_by BLOB,
    accepted_at INTEGER,
    withdrawn_at INTEGER,
    basis TEXT NOT NULL DEFAULT 'appointed'
) STRICT;
INSERT INTO appointment_offer_anew
    (id, platform, company, email, email_key, secret_digest, offered_by, offered_at, expires_at,
     accepted_by, accepted_at, withdrawn_at, basis)
SELECT id, platform, company, email, email_key, secret_digest, offered_by, offered_at, expires_at,
    accepted_by, accepted_at, withdrawn_at, basis
FROM appointment_offer;
DROP TABLE appointment_offer;
ALTER TABLE appointment_offer_anew RENAME TO appointment_offer;
CREATE UNIQUE INDEX appointment_offer_waiting ON appointment_offer (company, email_key)
    WHERE accepted_at IS NULL AND withdrawn_at IS NULL;
CREATE INDEX appointment_offer_by_expiry ON appointment_offer (expires_at);

CREATE INDEX company_leaderless ON company (platform, created_at, id) WHERE leaderless;
