-- Running numbers of filings, per platform and year.
CREATE TABLE filing_counter (
    platform TEXT NOT NULL,
    year INTEGER NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (platform, year)
) STRICT;

-- A PQRSF. What was written is sealed with a key of its own; `once` is a keyed digest of browser,
-- form and contents, so that a form that comes twice is one filing. `proposal` waits for a second
-- agent. `left_days` is what was left of the term when the person was asked for more.
CREATE TABLE filing (
    id BLOB PRIMARY KEY,
    platform TEXT NOT NULL,
    year INTEGER NOT NULL,
    serial INTEGER NOT NULL,
    once BLOB NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    outcome TEXT,
    filed_at INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    left_days INTEGER,
    closed_at INTEGER,
    account BLOB REFERENCES account (id) ON DELETE SET NULL,
    agent BLOB REFERENCES account (id) ON DELETE SET NULL,
    proposal TEXT,
    proposed_by BLOB REFERENCES account (id) ON DELETE SET NULL,
    document_lookup BLOB,
    email_lookup BLOB,
    consent_version TEXT NOT NULL,
    consent_digest BLOB NOT NULL,
    consent_locale TEXT NOT NULL,
    wrapped_key BLOB NOT NULL,
    sealed BLOB NOT NULL,
    version INTEGER NOT NULL,
    UNIQUE (platform, year, serial),
    UNIQUE (platform, once)
) STRICT;
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
    filing BLOB NOT NULL REFERENCES filing (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    agent BLOB,
    sealed BLOB NOT NULL,
    PRIMARY KEY (filing, seq)
) STRICT;
