-- Files that come over the page wait here until somebody decides. An import is one row whatever way
-- it came; the file itself, what is wrong with it and who would leave stand beside it, and go when
-- it is decided or a day is over.
ALTER TABLE registry_batch ADD COLUMN state TEXT NOT NULL DEFAULT 'applied';
ALTER TABLE registry_batch ADD COLUMN file TEXT NOT NULL DEFAULT '';
ALTER TABLE registry_batch ADD COLUMN dates TEXT;
ALTER TABLE registry_batch ADD COLUMN wrapped_key BLOB;
ALTER TABLE registry_batch ADD COLUMN preview TEXT;
ALTER TABLE registry_batch ADD COLUMN note TEXT;
ALTER TABLE registry_batch ADD COLUMN leased_until INTEGER;
ALTER TABLE registry_batch ADD COLUMN tries INTEGER NOT NULL DEFAULT 0;
ALTER TABLE registry_batch ADD COLUMN agreed INTEGER;
ALTER TABLE registry_batch ADD COLUMN decided_by BLOB;
ALTER TABLE registry_batch ADD COLUMN decided_at INTEGER;

-- The history is read from this alone.
CREATE INDEX registry_batch_history ON registry_batch (platform, imported_at, id, state, file,
    imported_by, whole, row_count, added, changed, unchanged, retired);
CREATE INDEX registry_batch_at_work ON registry_batch (imported_at, id)
    WHERE state IN ('received', 'checking', 'approved', 'applying');

-- The file, sealed piece by piece with a key of its own.
CREATE TABLE registry_part (
    batch BLOB NOT NULL REFERENCES registry_batch (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (batch, place)
) STRICT;

-- What is wrong with it, some dozens at a time, sealed with the same key.
CREATE TABLE registry_finding (
    batch BLOB NOT NULL REFERENCES registry_batch (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (batch, place)
) STRICT;

-- Whom a whole file does not name.
CREATE TABLE registry_leaving (
    batch BLOB NOT NULL REFERENCES registry_batch (id) ON DELETE CASCADE,
    person BLOB NOT NULL,
    PRIMARY KEY (batch, person)
) STRICT;
