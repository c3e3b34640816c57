-- One row for each file that was imported whole.
CREATE TABLE registry_batch (
    id BLOB PRIMARY KEY,
    platform TEXT NOT NULL,
    source_hash BLOB NOT NULL,
    row_count INTEGER NOT NULL,
    added INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    unchanged INTEGER NOT NULL,
    retired INTEGER NOT NULL,
    whole INTEGER NOT NULL,
    imported_at INTEGER NOT NULL,
    imported_by TEXT NOT NULL
) STRICT;

-- A person as the entity knows them. Facts are sealed with a key of the person's own;
-- the document is found by a keyed digest.
CREATE TABLE registry_person (
    id BLOB PRIMARY KEY,
    platform TEXT NOT NULL,
    document_lookup BLOB NOT NULL,
    wrapped_key BLOB NOT NULL,
    sealed BLOB NOT NULL,
    row_digest BLOB NOT NULL,
    active INTEGER NOT NULL,
    batch BLOB NOT NULL REFERENCES registry_batch (id),
    updated_at INTEGER NOT NULL,
    UNIQUE (platform, document_lookup)
) STRICT;
CREATE INDEX registry_person_by_platform ON registry_person (platform, id);

-- How many people share a value of a fact: the distribution that the challenge draws from.
CREATE TABLE registry_value (
    platform TEXT NOT NULL,
    fact TEXT NOT NULL,
    value TEXT NOT NULL,
    people INTEGER NOT NULL,
    PRIMARY KEY (platform, fact, value)
) STRICT;
