-- The plan of an institution (C-04, C-06): so many seats. `taken` counts the enabled memberships; one
-- statement takes a seat, so that no two acceptances get the last one.
CREATE TABLE plan (
    company BLOB PRIMARY KEY REFERENCES company (id) ON DELETE CASCADE,
    platform TEXT NOT NULL,
    name TEXT NOT NULL,
    seats INTEGER NOT NULL,
    taken INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    version INTEGER NOT NULL
) STRICT;
CREATE INDEX plan_by_time ON plan (platform, created_at, company);

-- An invitation (C-27 to C-36), bound to address, company and role. The six data are sealed with a
-- key of its own; the keyed digests find who is invited already. `draft` holds what the invitee chose
-- until the mobile is confirmed. Without `invited_by` an operator invited.
CREATE TABLE invitation (
    id BLOB PRIMARY KEY,
    platform TEXT NOT NULL,
    company BLOB NOT NULL REFERENCES company (id) ON DELETE CASCADE,
    email_lookup BLOB NOT NULL,
    document_lookup BLOB NOT NULL,
    phone_lookup BLOB NOT NULL,
    wrapped_key BLOB NOT NULL,
    sealed BLOB NOT NULL,
    draft BLOB,
    tier TEXT NOT NULL,
    state TEXT NOT NULL,
    secret_digest BLOB NOT NULL UNIQUE,
    sends INTEGER NOT NULL,
    last_sent_at INTEGER NOT NULL,
    invited_by BLOB,
    account BLOB,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    closed_at INTEGER
) STRICT;
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
    account BLOB PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
    platform TEXT NOT NULL,
    sealed BLOB NOT NULL,
    confirmed_at INTEGER NOT NULL
) STRICT;

-- Another mobile that was asked for: its codes are open for an hour; with the old one lost it waits
-- until `due_at` (`domain.md` 3.2).
CREATE TABLE mobile_change (
    account BLOB PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
    platform TEXT NOT NULL,
    sealed BLOB NOT NULL,
    step TEXT NOT NULL,
    asked_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    due_at INTEGER
) STRICT;
CREATE INDEX mobile_change_by_expiry ON mobile_change (expires_at);

-- A code sent by text message, one for each holder: a sign-in session before its second factor, an
-- invitation, or a change of mobile. A newer one replaces it; keyed digests (`domain.md` 3.2).
CREATE TABLE sms_code (
    holder BLOB PRIMARY KEY,
    platform TEXT NOT NULL,
    digest BLOB NOT NULL,
    tries INTEGER NOT NULL,
    sent_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at INTEGER
) STRICT;
CREATE INDEX sms_code_by_expiry ON sms_code (expires_at);

-- Exclusive membership (Q34): nobody is enabled in two institutions, whatever happens at once.
CREATE UNIQUE INDEX membership_exclusive ON membership (account)
    WHERE state = 'enabled' AND perfil IN ('super', 'admin', 'user');
