-- A person on a platform. The document stands here only once it was proved.
CREATE TABLE person (
    id BLOB PRIMARY KEY,
    platform TEXT NOT NULL,
    document_lookup BLOB,
    wrapped_key BLOB NOT NULL,
    sealed BLOB NOT NULL,
    version INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    UNIQUE (platform, document_lookup)
) STRICT;

-- The credential of a person on a platform.
CREATE TABLE account (
    id BLOB PRIMARY KEY,
    platform TEXT NOT NULL,
    person BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    password_hash TEXT,
    password_changed_at INTEGER NOT NULL,
    state TEXT NOT NULL,
    registry_person BLOB REFERENCES registry_person (id),
    review_due INTEGER NOT NULL,
    lapses_at INTEGER,
    created_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    UNIQUE (platform, email_key)
) STRICT;
CREATE INDEX account_by_person ON account (person);
CREATE INDEX account_by_lapse ON account (lapses_at);

-- Failed sign-ins of an identity, whether or not it exists, or of a known device of an account.
-- The holder is a keyed digest; what follows from the count is decided in code.
CREATE TABLE sign_in_counter (
    platform TEXT NOT NULL,
    holder BLOB NOT NULL,
    failures INTEGER NOT NULL,
    last_failure_at INTEGER NOT NULL,
    PRIMARY KEY (platform, holder)
) STRICT;
CREATE INDEX sign_in_counter_by_time ON sign_in_counter (last_failure_at);

-- Browsers from which an account was entered before; each has an allowance of its own.
CREATE TABLE known_device (
    account BLOB NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    browser BLOB NOT NULL,
    platform TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    PRIMARY KEY (account, browser)
) STRICT;

-- One person in one browser. The token itself is nowhere; its digest is the key.
CREATE TABLE session (
    token_digest BLOB PRIMARY KEY,
    platform TEXT NOT NULL,
    account BLOB NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    browser BLOB NOT NULL,
    stage TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    shared INTEGER NOT NULL
) STRICT;
CREATE INDEX session_by_account ON session (account);
CREATE INDEX session_by_expiry ON session (expires_at);

-- Links that let the owner of a mailbox choose a new password.
CREATE TABLE recovery (
    id BLOB PRIMARY KEY,
    platform TEXT NOT NULL,
    account BLOB NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    secret_digest BLOB NOT NULL UNIQUE,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at INTEGER
) STRICT;
CREATE INDEX recovery_by_account ON recovery (account);
CREATE INDEX recovery_by_expiry ON recovery (expires_at);
