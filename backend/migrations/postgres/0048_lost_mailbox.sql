-- Another address for somebody who lost their mailbox (Q50): one agent proposes it and notes what was
-- shown, another one agrees with the code that went to the new mailbox, and from then on it waits
-- until `due_at`. The note is sealed with the key of whoever it is about. The old mailbox may object
-- with a link whose digest stands here. One waits for an account at a time.
CREATE TABLE lost_mailbox (
    id UUID PRIMARY KEY,
    platform TEXT COLLATE "C" NOT NULL,
    account UUID NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    old_email TEXT COLLATE "C" NOT NULL,
    old_email_key TEXT COLLATE "C" NOT NULL,
    new_email TEXT COLLATE "C" NOT NULL,
    new_email_key TEXT COLLATE "C" NOT NULL,
    evidence BYTEA NOT NULL,
    code_digest BYTEA NOT NULL,
    proposed_by UUID NOT NULL,
    proposed_at BIGINT NOT NULL,
    agreed_by UUID,
    object_digest BYTEA UNIQUE,
    due_at BIGINT,
    ending TEXT COLLATE "C",
    closed_at BIGINT
);
CREATE UNIQUE INDEX lost_mailbox_waiting ON lost_mailbox (account) WHERE closed_at IS NULL;
CREATE INDEX lost_mailbox_by_time ON lost_mailbox (platform, proposed_at, id)
    WHERE closed_at IS NULL;
CREATE INDEX lost_mailbox_by_due ON lost_mailbox (due_at) WHERE closed_at IS NULL;
CREATE INDEX lost_mailbox_by_age ON lost_mailbox (proposed_at);
