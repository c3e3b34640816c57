-- A change of address (Q20): asked with the password, confirmed from the new mailbox, undone from
-- the old one. Both links are digests; a row that was replaced or cancelled is closed.
CREATE TABLE email_change (
    id UUID PRIMARY KEY,
    platform TEXT COLLATE "C" NOT NULL,
    account UUID NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    old_email TEXT COLLATE "C" NOT NULL,
    old_email_key TEXT COLLATE "C" NOT NULL,
    new_email TEXT COLLATE "C" NOT NULL,
    new_email_key TEXT COLLATE "C" NOT NULL,
    secret_digest BYTEA NOT NULL UNIQUE,
    undo_digest BYTEA UNIQUE,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    confirmed_at BIGINT,
    undo_until BIGINT,
    undone_at BIGINT,
    closed_at BIGINT
);
CREATE INDEX email_change_by_account ON email_change (account, created_at);
CREATE INDEX email_change_by_expiry ON email_change (expires_at);

-- Sessions last half a day at the most, so the table is made anew and everybody signs in once
-- more. Each has an id that may be shown, and the browser's own description of itself.
DROP TABLE session;
CREATE TABLE session (
    token_digest BYTEA PRIMARY KEY,
    id UUID NOT NULL UNIQUE,
    platform TEXT COLLATE "C" NOT NULL,
    account UUID NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    browser BYTEA NOT NULL,
    agent TEXT COLLATE "C" NOT NULL,
    stage TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    shared BOOLEAN NOT NULL
);
CREATE INDEX session_by_account ON session (account);
CREATE INDEX session_by_expiry ON session (expires_at);

ALTER TABLE known_device ADD COLUMN agent TEXT COLLATE "C" NOT NULL DEFAULT '';
