-- The attempts that a registry person has; `holder` is 'shared' for strangers.
CREATE TABLE challenge_case (
    id BLOB PRIMARY KEY,
    platform TEXT NOT NULL,
    registry_person BLOB NOT NULL REFERENCES registry_person (id),
    holder TEXT NOT NULL,
    used INTEGER NOT NULL,
    forgiven INTEGER NOT NULL,
    state TEXT NOT NULL,
    unlocks INTEGER NOT NULL,
    opened_at INTEGER NOT NULL,
    blocked_at INTEGER,
    UNIQUE (platform, registry_person, holder)
) STRICT;

-- Options of one fact of one person, drawn once and never again while the value stands.
CREATE TABLE challenge_set (
    registry_person BLOB NOT NULL REFERENCES registry_person (id),
    fact TEXT NOT NULL,
    option_count INTEGER NOT NULL,
    value_digest BLOB NOT NULL,
    sealed BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (registry_person, fact, option_count)
) STRICT;

-- An attempt that was begun with «Comenzar».
CREATE TABLE challenge_attempt (
    id BLOB PRIMARY KEY,
    case_id BLOB NOT NULL REFERENCES challenge_case (id),
    platform TEXT NOT NULL,
    account BLOB NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    sealed BLOB NOT NULL,
    opened_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    extensions INTEGER NOT NULL,
    closed_at INTEGER,
    outcome TEXT
) STRICT;
CREATE UNIQUE INDEX challenge_attempt_open ON challenge_attempt (case_id) WHERE closed_at IS NULL;
