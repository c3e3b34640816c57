-- What one browser is typing into the registration form of one platform. May be wrong.
CREATE TABLE registration_draft (
    id BLOB PRIMARY KEY,
    platform TEXT NOT NULL,
    browser BLOB NOT NULL,
    sealed BLOB NOT NULL,
    password_hash TEXT,
    registry_person BLOB REFERENCES registry_person (id),
    created_at INTEGER NOT NULL,
    touched_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    UNIQUE (platform, browser)
) STRICT;
CREATE INDEX registration_draft_by_expiry ON registration_draft (expires_at);

-- A registration that was sent and waits for its mail to be answered; many for each document.
CREATE TABLE pending_registration (
    id BLOB PRIMARY KEY,
    platform TEXT NOT NULL,
    browser BLOB NOT NULL,
    secret_digest BLOB NOT NULL UNIQUE,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    document_lookup BLOB NOT NULL,
    wrapped_key BLOB NOT NULL,
    sealed BLOB NOT NULL,
    password_hash TEXT NOT NULL,
    registry_person BLOB REFERENCES registry_person (id),
    state TEXT NOT NULL,
    sends INTEGER NOT NULL,
    last_sent_at INTEGER NOT NULL,
    account BLOB REFERENCES account (id) ON DELETE SET NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX pending_registration_by_browser ON pending_registration (platform, browser, created_at);
CREATE INDEX pending_registration_by_expiry ON pending_registration (expires_at);

-- Authorisations, each given apart: the text's version, when, in which language.
CREATE TABLE consent (
    id BLOB PRIMARY KEY,
    platform TEXT NOT NULL,
    pending BLOB REFERENCES pending_registration (id) ON DELETE SET NULL,
    account BLOB REFERENCES account (id) ON DELETE CASCADE,
    purpose TEXT NOT NULL,
    text_version TEXT NOT NULL,
    text_digest BLOB NOT NULL,
    locale TEXT NOT NULL,
    granted INTEGER NOT NULL,
    given_at INTEGER NOT NULL,
    withdrawn_at INTEGER
) STRICT;
CREATE INDEX consent_by_account ON consent (account);
CREATE INDEX consent_by_pending ON consent (pending);
