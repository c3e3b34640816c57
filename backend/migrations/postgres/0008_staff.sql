-- Roles on a platform (ruling 9): one for each account at the most.
CREATE TABLE staff (
    platform TEXT COLLATE "C" NOT NULL,
    account UUID NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    role TEXT COLLATE "C" NOT NULL,
    granted_at BIGINT NOT NULL,
    granted_by TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (platform, account)
);
CREATE INDEX staff_by_account ON staff (account);

-- The second factor: the sealed secret in force, and the one that waits for its first code. The
-- last step that was taken is never taken again.
CREATE TABLE totp (
    account UUID PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
    platform TEXT COLLATE "C" NOT NULL,
    sealed BYTEA,
    last_step BIGINT NOT NULL,
    confirmed_at BIGINT,
    offered BYTEA,
    offered_at BIGINT
);

-- Codes for the day when the telephone is gone; each serves once. Keyed digests.
CREATE TABLE recovery_code (
    account UUID NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    digest BYTEA NOT NULL,
    platform TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL,
    used_at BIGINT,
    PRIMARY KEY (account, digest)
);
