-- A product that a company bought: the welcome link is bound to it and to that RUT (Q5). The numbers
-- of companies are public; whom to write to is sealed. One acquisition of a RUT waits at a time.
CREATE TABLE acquisition (
    id BLOB PRIMARY KEY,
    platform TEXT NOT NULL,
    rut TEXT NOT NULL,
    secret_digest BLOB NOT NULL UNIQUE,
    wrapped_key BLOB NOT NULL,
    sealed BLOB NOT NULL,
    state TEXT NOT NULL,
    sends INTEGER NOT NULL,
    last_sent_at INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    created_by TEXT NOT NULL,
    expires_at INTEGER NOT NULL,
    closed_at INTEGER
) STRICT;
CREATE UNIQUE INDEX acquisition_waiting ON acquisition (platform, rut) WHERE state = 'waiting';
CREATE INDEX acquisition_by_time ON acquisition (platform, created_at, id);

-- What is being typed into the form behind one welcome link, in whatever browser.
CREATE TABLE company_draft (
    acquisition BLOB PRIMARY KEY REFERENCES acquisition (id) ON DELETE CASCADE,
    platform TEXT NOT NULL,
    sealed BLOB NOT NULL,
    version INTEGER NOT NULL,
    touched_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX company_draft_by_expiry ON company_draft (expires_at);

-- A company whose account was opened. `sort_key` is its name, folded. Its facts are sealed with a
-- key of its own. Whether it is adhered stands apart from the state of its memberships (Q18).
CREATE TABLE company (
    id BLOB PRIMARY KEY,
    platform TEXT NOT NULL,
    rut TEXT NOT NULL,
    legal_name TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    adherence TEXT NOT NULL,
    adherence_at INTEGER NOT NULL,
    acquisition BLOB NOT NULL UNIQUE REFERENCES acquisition (id),
    wrapped_key BLOB NOT NULL,
    sealed BLOB NOT NULL,
    leaderless INTEGER NOT NULL,
    contacted_at INTEGER,
    contacted_by BLOB,
    created_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    UNIQUE (platform, rut)
) STRICT;
CREATE INDEX company_by_time ON company (platform, created_at, id);
CREATE INDEX company_to_call ON company (platform, created_at, id) WHERE contacted_at IS NULL;

-- Its legal representatives, in the order of the form; a RUT stands once in the list (W-16).
CREATE TABLE representative (
    company BLOB NOT NULL REFERENCES company (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    platform TEXT NOT NULL,
    rut_lookup BLOB NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (company, place),
    UNIQUE (company, rut_lookup)
) STRICT;

-- Whom to call: the commercial contact and the one of the acquisition (Q4).
CREATE TABLE company_contact (
    company BLOB NOT NULL REFERENCES company (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    platform TEXT NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (company, kind)
) STRICT;
