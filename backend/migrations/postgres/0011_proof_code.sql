-- The code that went to the e-mail on file, one for each account; a newer one replaces it (Q24).
-- Bound to the account, the person of the registry and the address: keyed digests.
CREATE TABLE proof_code (
    account UUID PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
    platform TEXT COLLATE "C" NOT NULL,
    registry_person UUID NOT NULL REFERENCES registry_person (id),
    contact BYTEA NOT NULL,
    digest BYTEA NOT NULL,
    tries BIGINT NOT NULL,
    sent_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);

-- The last mail of a registration, to say what became of it.
ALTER TABLE pending_registration ADD COLUMN message UUID;
