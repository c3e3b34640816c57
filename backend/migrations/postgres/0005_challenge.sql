-- The attempts that a registry person has; `holder` is 'shared' for strangers.
CREATE TABLE challenge_case (
    id UUID PRIMARY KEY,
    platform TEXT COLLATE "C" NOT NULL,
    registry_person UUID NOT NULL REFERENCES registry_person (id),
    holder TEXT COLLATE "C" NOT NULL,
    used BIGINT NOT NULL,
    forgiven BOOLEAN NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    unlocks BIGINT NOT NULL,
    opened_at BIGINT NOT NULL,
    blocked_at BIGINT,
    UNIQUE (platform, registry_person, holder)
);

-- Options of one fact of one person, drawn once and never again while the value stands.
CREATE TABLE challenge_set (
    registry_person UUID NOT NULL REFERENCES registry_person (id),
    fact TEXT COLLATE "C" NOT NULL,
    option_count BIGINT NOT NULL,
    value_digest BYTEA NOT NULL,
    sealed BYTEA NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (registry_person, fact, option_count)
);

-- An attempt that was begun with «Comenzar».
CREATE TABLE challenge_attempt (
    id UUID PRIMARY KEY,
    case_id UUID NOT NULL REFERENCES challenge_case (id),
    platform TEXT COLLATE "C" NOT NULL,
    account UUID NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    sealed BYTEA NOT NULL,
    opened_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    extensions BIGINT NOT NULL,
    closed_at BIGINT,
    outcome TEXT COLLATE "C"
);
CREATE UNIQUE INDEX challenge_attempt_open ON challenge_attempt (case_id) WHERE closed_at IS NULL;
