-- What one browser is typing into the registration form of one platform. May be wrong.
CREATE TABLE registration_draft (
    id UUID PRIMARY KEY,
    platform TEXT COLLATE "C" NOT NULL,
    browser BYTEA NOT NULL,
    sealed BYTEA NOT NULL,
    password_hash TEXT COLLATE "C",
    registry_person UUID REFERENCES registry_person (id),
    created_at BIGINT NOT NULL,
    touched_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    UNIQUE (platform, browser)
);
CREATE INDEX registration_draft_by_expiry ON registration_draft (expires_at);

-- A registration that was sent and waits for its mail to be answered; many for each document.
CREATE TABLE pending_registration (
    id UUID PRIMARY KEY,
    platform TEXT COLLATE "C" NOT NULL,
    browser BYTEA NOT NULL,
    secret_digest BYTEA NOT NULL UNIQUE,
    email TEXT COLLATE "C" NOT NULL,
    email_key TEXT COLLATE "C" NOT NULL,
    document_lookup BYTEA NOT NULL,
    wrapped_key BYTEA NOT NULL,
    sealed BYTEA NOT NULL,
    password_hash TEXT COLLATE "C" NOT NULL,
    registry_person UUID REFERENCES registry_person (id),
    state TEXT COLLATE "C" NOT NULL,
    sends BIGINT NOT NULL,
    last_sent_at BIGINT NOT NULL,
    account UUID REFERENCES account (id) ON DELETE SET NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX pending_registration_by_browser ON pending_registration (platform, browser, created_at);
CREATE INDEX pending_registration_by_expiry ON pending_registration (expires_at);

-- Authorisations, each given apart: the text's version, when, in which language.
CREATE TABLE consent (
    id UUID PRIMARY KEY,
    platform TEXT COLLATE "C" NOT NULL,
    pending UUID REFERENCES pending_registration (id) ON DELETE SET NULL,
    account UUID REFERENCES account (id) ON DELETE CASCADE,
    purpose TEXT COLLATE "C" NOT NULL,
    text_version TEXT COLLATE "C" NOT NULL,
    text_digest BYTEA NOT NULL,
    locale TEXT COLLATE "C" NOT NULL,
    granted BOOLEAN NOT NULL,
    given_at BIGINT NOT NULL,
    withdrawn_at BIGINT
);
CREATE INDEX consent_by_account ON consent (account);
CREATE INDEX consent_by_pending ON consent (pending);
