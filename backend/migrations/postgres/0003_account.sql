-- A person on a platform. The document stands here only once it was proved.
CREATE TABLE person (
    id UUID PRIMARY KEY,
    platform TEXT COLLATE "C" NOT NULL,
    document_lookup BYTEA,
    wrapped_key BYTEA NOT NULL,
    sealed BYTEA NOT NULL,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    UNIQUE (platform, document_lookup)
);

-- The credential of a person on a platform.
CREATE TABLE account (
    id UUID PRIMARY KEY,
    platform TEXT COLLATE "C" NOT NULL,
    person UUID NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    email TEXT COLLATE "C" NOT NULL,
    email_key TEXT COLLATE "C" NOT NULL,
    password_hash TEXT COLLATE "C",
    password_changed_at BIGINT NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    registry_person UUID REFERENCES registry_person (id),
    review_due BOOLEAN NOT NULL,
    lapses_at BIGINT,
    created_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    UNIQUE (platform, email_key)
);
CREATE INDEX account_by_person ON account (person);
CREATE INDEX account_by_lapse ON account (lapses_at);

-- Failed sign-ins of an identity, whether or not it exists, or of a known device of an account.
-- The holder is a keyed digest; what follows from the count is decided in code.
CREATE TABLE sign_in_counter (
    platform TEXT COLLATE "C" NOT NULL,
    holder BYTEA NOT NULL,
    failures BIGINT NOT NULL,
    last_failure_at BIGINT NOT NULL,
    PRIMARY KEY (platform, holder)
);
CREATE INDEX sign_in_counter_by_time ON sign_in_counter (last_failure_at);

-- Browsers from which an account was entered before; each has an allowance of its own.
CREATE TABLE known_device (
    account UUID NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    browser BYTEA NOT NULL,
    platform TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    PRIMARY KEY (account, browser)
);

-- One person in one browser. The token itself is nowhere; its digest is the key.
CREATE TABLE session (
    token_digest BYTEA PRIMARY KEY,
    platform TEXT COLLATE "C" NOT NULL,
    account UUID NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    browser BYTEA NOT NULL,
    stage TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    shared BOOLEAN NOT NULL
);
CREATE INDEX session_by_account ON session (account);
CREATE INDEX session_by_expiry ON session (expires_at);

-- Links that let the owner of a mailbox choose a new password.
CREATE TABLE recovery (
    id UUID PRIMARY KEY,
    platform TEXT COLLATE "C" NOT NULL,
    account UUID NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    secret_digest BYTEA NOT NULL UNIQUE,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX recovery_by_account ON recovery (account);
CREATE INDEX recovery_by_expiry ON recovery (expires_at);
