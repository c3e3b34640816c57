-- Roles on a platform (ruling 9): one for each account at the most.
CREATE TABLE staff (
    platform TEXT NOT NULL,
    account BLOB NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    role TEXT NOT NULL,
    granted_at INTEGER NOT NULL,
    granted_by TEXT NOT NULL,
    PRIMARY KEY (platform, account)
) STRICT;
CREATE INDEX staff_by_account ON staff (account);

-- The second factor: the sealed secret in force, and the one that waits for its first code. The
-- last step that was taken is never taken again.
CREATE TABLE totp (
    account BLOB PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
    platform TEXT NOT NULL,
    sealed BLOB,
    last_step INTEGER NOT NULL,
    confirmed_at INTEGER,
    offered BLOB,
    offered_at INTEGER
) STRICT;

-- Codes for the day when the telephone is gone; each serves once. Keyed digests.
CREATE TABLE recovery_code (
    account BLOB NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    digest BLOB NOT NULL,
    platform TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    used_at INTEGER,
    PRIMARY KEY (account, digest)
) STRICT;
