-- One row for each file of workers that was imported whole.
CREATE TABLE worker_batch (
    id BLOB PRIMARY KEY,
    platform TEXT NOT NULL,
    company BLOB NOT NULL REFERENCES company (id) ON DELETE CASCADE,
    source_hash BLOB NOT NULL,
    row_count INTEGER NOT NULL,
    added INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    unchanged INTEGER NOT NULL,
    imported_at INTEGER NOT NULL,
    imported_by TEXT NOT NULL
) STRICT;

-- A worker as the company's file tells them. Facts are sealed with a key of their own; the person is
-- found by a keyed digest, and so is the number of their card, which is kept in no other way.
CREATE TABLE worker (
    id BLOB PRIMARY KEY,
    platform TEXT NOT NULL,
    company BLOB NOT NULL REFERENCES company (id) ON DELETE CASCADE,
    rut_lookup BLOB NOT NULL,
    card_digest BLOB,
    wrapped_key BLOB NOT NULL,
    sealed BLOB NOT NULL,
    row_digest BLOB NOT NULL,
    active INTEGER NOT NULL,
    batch BLOB NOT NULL REFERENCES worker_batch (id),
    updated_at INTEGER NOT NULL,
    UNIQUE (company, rut_lookup)
) STRICT;
CREATE INDEX worker_by_rut ON worker (platform, rut_lookup, company);

-- What stands against a RUT after wrong card numbers, whether or not anybody has it (Q11, Q12).
CREATE TABLE claim_tries (
    platform TEXT NOT NULL,
    holder BLOB NOT NULL,
    ended INTEGER NOT NULL,
    first_at INTEGER NOT NULL,
    pauses INTEGER NOT NULL,
    paused_first_at INTEGER NOT NULL,
    paused_until INTEGER NOT NULL,
    PRIMARY KEY (platform, holder)
) STRICT;

-- Links of workers: `register` after a right number, `lift` to the address on file when a pause
-- begins (Q12). `stop_digest` is the link of another address on file, which stops the registration
-- and every other one of that person for a day (Q49).
CREATE TABLE worker_claim (
    id BLOB PRIMARY KEY,
    platform TEXT NOT NULL,
    kind TEXT NOT NULL,
    rut_lookup BLOB NOT NULL,
    secret_digest BLOB NOT NULL UNIQUE,
    stop_digest BLOB UNIQUE,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    wrapped_key BLOB NOT NULL,
    sealed BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at INTEGER
) STRICT;
CREATE INDEX worker_claim_by_rut ON worker_claim (platform, rut_lookup);
CREATE INDEX worker_claim_by_expiry ON worker_claim (expires_at);
