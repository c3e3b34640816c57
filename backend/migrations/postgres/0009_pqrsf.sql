-- Running numbers of filings, per platform and year.
CREATE TABLE filing_counter (
    platform TEXT COLLATE "C" NOT NULL,
    year BIGINT NOT NULL,
    last BIGINT NOT NULL,
    PRIMARY KEY (platform, year)
);

-- A PQRSF. What was written is sealed with a key of its own; `once` is a keyed digest of browser,
-- form and contents, so that a form that comes twice is one filing. `proposal` waits for a second
-- agent. `left_days` is what was left of the term when the person was asked for more.
CREATE TABLE filing (
    id UUID PRIMARY KEY,
    platform TEXT COLLATE "C" NOT NULL,
    year BIGINT NOT NULL,
    serial BIGINT NOT NULL,
    once BYTEA NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    outcome TEXT COLLATE "C",
    filed_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    left_days BIGINT,
    closed_at BIGINT,
    account UUID REFERENCES account (id) ON DELETE SET NULL,
    agent UUID REFERENCES account (id) ON DELETE SET NULL,
    proposal TEXT COLLATE "C",
    proposed_by UUID REFERENCES account (id) ON DELETE SET NULL,
    document_lookup BYTEA,
    email_lookup BYTEA,
    consent_version TEXT COLLATE "C" NOT NULL,
    consent_digest BYTEA NOT NULL,
    consent_locale TEXT COLLATE "C" NOT NULL,
    wrapped_key BYTEA NOT NULL,
    sealed BYTEA NOT NULL,
    version BIGINT NOT NULL,
    UNIQUE (platform, year, serial),
    UNIQUE (platform, once)
);
-- The queue reads these alone: no page of it opens a row.
CREATE INDEX filing_by_state
    ON filing (platform, state, due_at, id, kind, year, serial, agent, proposal, proposed_by);
CREATE INDEX filing_open
    ON filing (platform, due_at, id, kind, year, serial, state, agent, proposal, proposed_by)
    WHERE closed_at IS NULL;
CREATE INDEX filing_by_agent
    ON filing (platform, agent, due_at, id, kind, year, serial, state, proposal, proposed_by)
    WHERE closed_at IS NULL;
CREATE INDEX filing_by_account ON filing (account);

-- What happened to it, each with the words that were written, sealed.
CREATE TABLE filing_event (
    filing UUID NOT NULL REFERENCES filing (id) ON DELETE CASCADE,
    seq BIGINT NOT NULL,
    at BIGINT NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    agent UUID,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (filing, seq)
);
