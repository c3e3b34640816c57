-- The plan of an institution (C-04, C-06): so many seats. `taken` counts the enabled memberships; one
-- statement takes a seat, so that no two acceptances get the last one.
CREATE TABLE plan (
    company UUID PRIMARY KEY REFERENCES company (id) ON DELETE CASCADE,
    platform TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    seats BIGINT NOT NULL,
    taken BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX plan_by_time ON plan (platform, created_at, company);

-- An invitation (C-27 to C-36), bound to address, company and role. The six data are sealed with a
-- key of its own; the keyed digests find who is invited already. `draft` holds what the invitee chose
-- until the mobile is confirmed. Without `invited_by` an operator invited.
CREATE TABLE invitation (
    id UUID PRIMARY KEY,
    platform TEXT COLLATE "C" NOT NULL,
    company UUID NOT NULL REFERENCES company (id) ON DELETE CASCADE,
    email_lookup BYTEA NOT NULL,
    document_lookup BYTEA NOT NULL,
    phone_lookup BYTEA NOT NULL,
    wrapped_key BYTEA NOT NULL,
    sealed BYTEA NOT NULL,
    draft BYTEA,
    tier TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    secret_digest BYTEA NOT NULL UNIQUE,
    sends BIGINT NOT NULL,
    last_sent_at BIGINT NOT NULL,
    invited_by UUID,
    account UUID,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    closed_at BIGINT
);
CREATE UNIQUE INDEX invitation_waiting_email ON invitation (company, email_lookup)
    WHERE state = 'pending';
CREATE UNIQUE INDEX invitation_waiting_document ON invitation (company, document_lookup)
    WHERE state = 'pending';
CREATE INDEX invitation_of_company ON invitation (company, created_at, id);
CREATE INDEX invitation_by_state ON invitation (company, state, created_at, id);
CREATE INDEX invitation_by_phone ON invitation (company, phone_lookup);
CREATE INDEX invitation_by_expiry ON invitation (expires_at);

-- The mobile that a person confirmed with a code: keys at sign-in go there and nowhere else (C-23).
CREATE TABLE mobile (
    account UUID PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
    platform TEXT COLLATE "C" NOT NULL,
    sealed BYTEA NOT NULL,
    confirmed_at BIGINT NOT NULL
);

-- Another mobile that was asked for: its codes are open for an hour; with the old one lost it waits
-- until `due_at` (`domain.md` 3.2).
CREATE TABLE mobile_change (
    account UUID PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
    platform TEXT COLLATE "C" NOT NULL,
    sealed BYTEA NOT NULL,
    step TEXT COLLATE "C" NOT NULL,
    asked_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    due_at BIGINT
);
CREATE INDEX mobile_change_by_expiry ON mobile_change (expires_at);

-- A code sent by text message, one for each holder: a sign-in session before its second factor, an
-- invitation, or a change of mobile. A newer one replaces it; keyed digests (`domain.md` 3.2).
CREATE TABLE sms_code (
    holder BYTEA PRIMARY KEY,
    platform TEXT COLLATE "C" NOT NULL,
    digest BYTEA NOT NULL,
    tries BIGINT NOT NULL,
    sent_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX sms_code_by_expiry ON sms_code (expires_at);

-- Exclusive membership (Q34): nobody is enabled in two institutions, whatever happens at once.
CREATE UNIQUE INDEX membership_exclusive ON membership (account)
    WHERE state = 'enabled' AND perfil IN ('super', 'admin', 'user');
