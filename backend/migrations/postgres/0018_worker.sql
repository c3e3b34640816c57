-- One row for each file of workers that was imported whole.
CREATE TABLE worker_batch (
    id UUID PRIMARY KEY,
    platform TEXT COLLATE "C" NOT NULL,
    company UUID NOT NULL REFERENCES company (id) ON DELETE CASCADE,
    source_hash BYTEA NOT NULL,
    row_count BIGINT NOT NULL,
    added BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    unchanged BIGINT NOT NULL,
    imported_at BIGINT NOT NULL,
    imported_by TEXT COLLATE "C" NOT NULL
);

-- A worker as the company's file tells them. Facts are sealed with a key of their own; the person is
-- found by a keyed digest, and so is the number of their card, which is kept in no other way.
CREATE TABLE worker (
    id UUID PRIMARY KEY,
    platform TEXT COLLATE "C" NOT NULL,
    company UUID NOT NULL REFERENCES company (id) ON DELETE CASCADE,
    rut_lookup BYTEA NOT NULL,
    card_digest BYTEA,
    wrapped_key BYTEA NOT NULL,
    sealed BYTEA NOT NULL,
    row_digest BYTEA NOT NULL,
    active BOOLEAN NOT NULL,
    batch UUID NOT NULL REFERENCES worker_batch (id),
    updated_at BIGINT NOT NULL,
    UNIQUE (company, rut_lookup)
);
CREATE INDEX worker_by_rut ON worker (platform, rut_lookup, company);

-- What stands against a RUT after wrong card numbers, whether or not anybody has it (Q11, Q12).
CREATE TABLE claim_tries (
    platform TEXT COLLATE "C" NOT NULL,
    holder BYTEA NOT NULL,
    ended BIGINT NOT NULL,
    first_at BIGINT NOT NULL,
    pauses BIGINT NOT NULL,
    paused_first_at BIGINT NOT NULL,
    paused_until BIGINT NOT NULL,
    PRIMARY KEY (platform, holder)
);

-- Links of workers: `register` after a right number, `lift` to the address on file when a pause
-- begins (Q12). `stop_digest` is the link of another address on file, which stops the registration
-- and every other one of that person for a day (Q49).
CREATE TABLE worker_claim (
    id UUID PRIMARY KEY,
    platform TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    rut_lookup BYTEA NOT NULL,
    secret_digest BYTEA NOT NULL UNIQUE,
    stop_digest BYTEA UNIQUE,
    email TEXT COLLATE "C" NOT NULL,
    email_key TEXT COLLATE "C" NOT NULL,
    wrapped_key BYTEA NOT NULL,
    sealed BYTEA NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX worker_claim_by_rut ON worker_claim (platform, rut_lookup);
CREATE INDEX worker_claim_by_expiry ON worker_claim (expires_at);
