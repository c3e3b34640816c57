-- A change of address (Q20): asked with the password, confirmed from the new mailbox, undone from
-- the old one. Both links are digests; a row that was replaced or cancelled is closed.
CREATE TABLE email_change (
    id BLOB PRIMARY KEY,
    platform TEXT NOT NULL,
    account BLOB NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    old_email TEXT NOT NULL,
    old_email_key TEXT NOT NULL,
    new_email TEXT NOT NULL,
    new_email_key TEXT NOT NULL,
    secret_digest BLOB NOT NULL UNIQUE,
    undo_digest BLOB UNIQUE,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    confirmed_at INTEGER,
    undo_until INTEGER,
    undone_at INTEGER,
    closed_at INTEGER
) STRICT;
CREATE INDEX email_change_by_account ON email_change (account, created_at);
CREATE INDEX email_change_by_expiry ON email_change (expires_at);

-- Sessions last half a day at the most, so the table is made anew and everybody signs in once
-- more. Each has an id that may be shown, and the browser's own description of itself.
DROP TABLE session;
CREATE TABLE session (
    token_digest BLOB PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    platform TEXT NOT NULL,
    account BLOB NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    browser BLOB NOT NULL,
    agent TEXT NOT NULL,
    stage TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    shared INTEGER NOT NULL
) STRICT;
CREATE INDEX session_by_account ON session (account);
CREATE INDEX session_by_expiry ON session (expires_at);

ALTER TABLE known_device ADD COLUMN agent TEXT NOT NULL DEFAULT '';
