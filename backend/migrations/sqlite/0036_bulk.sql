-- «Cargas masivas» of a company's people (A-64 to A-66). A load is one row from its first byte to
-- what became of it. The file, the result of each row and what is needed to take it back stand
-- beside it, sealed with a key of its own, and go when they are not needed any more.
CREATE TABLE bulk_load (
    id BLOB PRIMARY KEY,
    platform TEXT NOT NULL,
    company BLOB NOT NULL REFERENCES company (id) ON DELETE CASCADE,
    file TEXT NOT NULL,
    source_hash BLOB NOT NULL,
    columns TEXT,
    dates TEXT,
    state TEXT NOT NULL,
    wrapped_key BLOB,
    shown TEXT,
    plan_digest BLOB,
    some_only INTEGER NOT NULL,
    note TEXT,
    leased_until INTEGER,
    tries INTEGER NOT NULL,
    added INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    refused INTEGER NOT NULL,
    unchanged INTEGER NOT NULL,
    undone INTEGER NOT NULL,
    kept INTEGER NOT NULL,
    loaded_at INTEGER NOT NULL,
    loaded_by BLOB NOT NULL,
    decided_at INTEGER,
    decided_by BLOB,
    applied_at INTEGER
) STRICT;
CREATE INDEX bulk_load_history ON bulk_load (company, loaded_at, id);
CREATE INDEX bulk_load_at_work ON bulk_load (loaded_at, id)
    WHERE state IN ('received', 'checking', 'approved', 'applying', 'undoing', 'reverting');
CREATE INDEX bulk_load_keeping ON bulk_load (loaded_at, id) WHERE wrapped_key IS NOT NULL;

-- The file, piece by piece.
CREATE TABLE bulk_part (
    bulk BLOB NOT NULL REFERENCES bulk_load (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (bulk, place)
) STRICT;

-- The result of each row, some dozens at a time: one piece is one page.
CREATE TABLE bulk_result (
    bulk BLOB NOT NULL REFERENCES bulk_load (id) ON DELETE CASCADE,
    outcome TEXT NOT NULL,
    place INTEGER NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (bulk, outcome, place)
) STRICT;

-- Whom it changed, at which version they stood afterwards, and how they were before.
CREATE TABLE bulk_change (
    bulk BLOB NOT NULL REFERENCES bulk_load (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    person BLOB NOT NULL,
    version INTEGER NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (bulk, place)
) STRICT;
