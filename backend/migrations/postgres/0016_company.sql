-- A product that a company bought: the welcome link is bound to it and to that RUT (Q5). The numbers
-- of companies are public; whom to write to is sealed. One acquisition of a RUT waits at a time.
CREATE TABLE acquisition (
    id UUID PRIMARY KEY,
    platform TEXT COLLATE "C" NOT NULL,
    rut TEXT COLLATE "C" NOT NULL,
    secret_digest BYTEA NOT NULL UNIQUE,
    wrapped_key BYTEA NOT NULL,
    sealed BYTEA NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    sends BIGINT NOT NULL,
    last_sent_at BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    created_by TEXT COLLATE "C" NOT NULL,
    expires_at BIGINT NOT NULL,
    closed_at BIGINT
);
CREATE UNIQUE INDEX acquisition_waiting ON acquisition (platform, rut) WHERE state = 'waiting';
CREATE INDEX acquisition_by_time ON acquisition (platform, created_at, id);

-- What is being typed into the form behind one welcome link, in whatever browser.
CREATE TABLE company_draft (
    acquisition UUID PRIMARY KEY REFERENCES acquisition (id) ON DELETE CASCADE,
    platform TEXT COLLATE "C" NOT NULL,
    sealed BYTEA NOT NULL,
    version BIGINT NOT NULL,
    touched_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX company_draft_by_expiry ON company_draft (expires_at);

-- A company whose account was opened. `sort_key` is its name, folded. Its facts are sealed with a
-- key of its own. Whether it is adhered stands apart from the state of its memberships (Q18).
CREATE TABLE company (
    id UUID PRIMARY KEY,
    platform TEXT COLLATE "C" NOT NULL,
    rut TEXT COLLATE "C" NOT NULL,
    legal_name TEXT COLLATE "C" NOT NULL,
    sort_key TEXT COLLATE "C" NOT NULL,
    adherence TEXT COLLATE "C" NOT NULL,
    adherence_at BIGINT NOT NULL,
    acquisition UUID NOT NULL UNIQUE REFERENCES acquisition (id),
    wrapped_key BYTEA NOT NULL,
    sealed BYTEA NOT NULL,
    leaderless BOOLEAN NOT NULL,
    contacted_at BIGINT,
    contacted_by UUID,
    created_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    UNIQUE (platform, rut)
);
CREATE INDEX company_by_time ON company (platform, created_at, id);
CREATE INDEX company_to_call ON company (platform, created_at, id) WHERE contacted_at IS NULL;

-- Its legal representatives, in the order of the form; a RUT stands once in the list (W-16).
CREATE TABLE representative (
    company UUID NOT NULL REFERENCES company (id) ON DELETE CASCADE,
    place BIGINT NOT NULL,
    platform TEXT COLLATE "C" NOT NULL,
    rut_lookup BYTEA NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (company, place),
    UNIQUE (company, rut_lookup)
);

-- Whom to call: the commercial contact and the one of the acquisition (Q4).
CREATE TABLE company_contact (
    company UUID NOT NULL REFERENCES company (id) ON DELETE CASCADE,
    kind TEXT COLLATE "C" NOT NULL,
    platform TEXT COLLATE "C" NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (company, kind)
);
