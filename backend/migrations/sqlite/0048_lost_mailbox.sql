-- Another address for somebody who lost their mailbox (Q50): one agent proposes it and notes what was
-- shown, another one agrees with the code that went to the new mailbox, and from then on it waits
-- until `due_at`. The note is sealed with the key of whoever it is about. The old mailbox may object
-- with a link whose digest stands here. One waits for an account at a time.
CREATE TABLE lost_mailbox (
    id BLOB PRIMARY KEY,
    platform TEXT NOT NULL,
    account BLOB NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    old_email TEXT NOT NULL,
    old_email_key TEXT NOT NULL,
    new_email TEXT NOT NULL,
    new_email_key TEXT NOT NULL,
    evidence BLOB NOT NULL,
    code_digest BLOB NOT NULL,
    proposed_by BLOB NOT NULL,
    proposed_at INTEGER NOT NULL,
    agreed_by BLOB,
    object_digest BLOB UNIQUE,
    due_at INTEGER,
    ending TEXT,
    closed_at INTEGER
) STRICT;
CREATE UNIQUE INDEX lost_mailbox_waiting ON lost_mailbox (account) WHERE closed_at IS NULL;
CREATE INDEX lost_mailbox_by_time ON lost_mailbox (platform, proposed_at, id)
    WHERE closed_at IS NULL;
CREATE INDEX lost_mailbox_by_due ON lost_mailbox (due_at) WHERE closed_at IS NULL;
CREATE INDEX lost_mailbox_by_age ON lost_mailbox (proposed_at);
