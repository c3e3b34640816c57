-- «Cargas masivas» of a company's people (A-64 to A-66). A load is one row from its first byte to
-- what became of it. The file, the result of each row and what is needed to take it back stand
-- beside it, sealed with a key of its own, and go when they are not needed any more.
CREATE TABLE bulk_load (
    id UUID PRIMARY KEY,
    platform TEXT NOT NULL,
    company UUID NOT NULL REFERENCES company (id) ON DELETE CASCADE,
    file TEXT NOT NULL,
    source_hash BYTEA NOT NULL,
    columns TEXT,
    dates TEXT,
    state TEXT NOT NULL,
    wrapped_key BYTEA,
    shown TEXT,
    plan_digest BYTEA,
    some_only BOOLEAN NOT NULL,
    note TEXT,
    leased_until BIGINT,
    tries BIGINT NOT NULL,
    added BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    refused BIGINT NOT NULL,
    unchanged BIGINT NOT NULL,
    undone BIGINT NOT NULL,
    kept BIGINT NOT NULL,
    loaded_at BIGINT NOT NULL,
    loaded_by UUID NOT NULL,
    decided_at BIGINT,
    decided_by UUID,
    applied_at BIGINT
);
CREATE INDEX bulk_load_history ON bulk_load (company, loaded_at, id);
CREATE INDEX bulk_load_at_work ON bulk_load (loaded_at, id)
    WHERE state IN ('received', 'checking', 'approved', 'applying', 'undoing', 'reverting');
CREATE INDEX bulk_load_keeping ON bulk_load (loaded_at, id) WHERE wrapped_key IS NOT NULL;

-- The file, piece by piece.
CREATE TABLE bulk_part (
    bulk UUID NOT NULL REFERENCES bulk_load (id) ON DELETE CASCADE,
    place BIGINT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (bulk, place)
);

-- The result of each row, some dozens at a time: one piece is one page.
CREATE TABLE bulk_result (
    bulk UUID NOT NULL REFERENCES bulk_load (id) ON DELETE CASCADE,
    outcome TEXT NOT NULL,
    place BIGINT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (bulk, outcome, place)
);

-- Whom it changed, at which version they stood afterwards, and how they were before.
CREATE TABLE bulk_change (
    bulk UUID NOT NULL REFERENCES bulk_load (id) ON DELETE CASCADE,
    place BIGINT NOT NULL,
    person UUID NOT NULL,
    version BIGINT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (bulk, place)
);
