-- One row for each file that was imported whole.
CREATE TABLE registry_batch (
    id UUID PRIMARY KEY,
    platform TEXT COLLATE "C" NOT NULL,
    source_hash BYTEA NOT NULL,
    row_count BIGINT NOT NULL,
    added BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    unchanged BIGINT NOT NULL,
    retired BIGINT NOT NULL,
    whole BOOLEAN NOT NULL,
    imported_at BIGINT NOT NULL,
    imported_by TEXT COLLATE "C" NOT NULL
);

-- A person as the entity knows them. Facts are sealed with a key of the person's own;
-- the document is found by a keyed digest.
CREATE TABLE registry_person (
    id UUID PRIMARY KEY,
    platform TEXT COLLATE "C" NOT NULL,
    document_lookup BYTEA NOT NULL,
    wrapped_key BYTEA NOT NULL,
    sealed BYTEA NOT NULL,
    row_digest BYTEA NOT NULL,
    active BOOLEAN NOT NULL,
    batch UUID NOT NULL REFERENCES registry_batch (id),
    updated_at BIGINT NOT NULL,
    UNIQUE (platform, document_lookup)
);
CREATE INDEX registry_person_by_platform ON registry_person (platform, id);

-- How many people share a value of a fact: the distribution that the challenge draws from.
CREATE TABLE registry_value (
    platform TEXT COLLATE "C" NOT NULL,
    fact TEXT COLLATE "C" NOT NULL,
    value TEXT COLLATE "C" NOT NULL,
    people BIGINT NOT NULL,
    PRIMARY KEY (platform, fact, value)
);
