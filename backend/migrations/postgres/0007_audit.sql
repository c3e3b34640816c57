-- Who did what, when, on whom: a chain of keyed digests for each platform.
CREATE TABLE audit_entry (
    platform TEXT COLLATE "C" NOT NULL,
    seq BIGINT NOT NULL,
    at BIGINT NOT NULL,
    actor TEXT COLLATE "C" NOT NULL,
    action TEXT COLLATE "C" NOT NULL,
    subject TEXT COLLATE "C" NOT NULL,
    sealed BYTEA NOT NULL,
    digest BYTEA NOT NULL,
    PRIMARY KEY (platform, seq)
);
CREATE INDEX audit_entry_by_subject ON audit_entry (platform, subject, seq);

CREATE TABLE audit_head (
    platform TEXT COLLATE "C" PRIMARY KEY,
    seq BIGINT NOT NULL,
    digest BYTEA NOT NULL
);

-- From where: kept twelve months, outside the chain.
CREATE TABLE audit_origin (
    platform TEXT COLLATE "C" NOT NULL,
    seq BIGINT NOT NULL,
    network TEXT COLLATE "C" NOT NULL,
    device TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (platform, seq)
);
CREATE INDEX audit_origin_by_time ON audit_origin (at);
