-- The code that went to the e-mail on file, one for each account; a newer one replaces it (Q24).
-- Bound to the account, the person of the registry and the address: keyed digests.
CREATE TABLE proof_code (
    account BLOB PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
    platform TEXT NOT NULL,
    registry_person BLOB NOT NULL REFERENCES registry_person (id),
    contact BLOB NOT NULL,
    digest BLOB NOT NULL,
    tries INTEGER NOT NULL,
    sent_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at INTEGER
) STRICT;

-- The last mail of a registration, to say what became of it.
ALTER TABLE pending_registration ADD COLUMN message BLOB;
