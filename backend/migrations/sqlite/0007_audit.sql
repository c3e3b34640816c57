-- Who did what, when, on whom: a chain of keyed digests for each platform.
CREATE TABLE audit_entry (
    platform TEXT NOT NULL,
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    sealed BLOB NOT NULL,
    digest BLOB NOT NULL,
    PRIMARY KEY (platform, seq)
) STRICT;
CREATE INDEX audit_entry_by_subject ON audit_entry (platform, subject, seq);

CREATE TABLE audit_head (
    platform TEXT PRIMARY KEY,
    seq INTEGER NOT NULL,
    digest BLOB NOT NULL
) STRICT;

-- From where: kept twelve months, outside the chain.
CREATE TABLE audit_origin (
    platform TEXT NOT NULL,
    seq INTEGER NOT NULL,
    network TEXT NOT NULL,
    device TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (platform, seq)
) STRICT;
CREATE INDEX audit_origin_by_time ON audit_origin (at);
