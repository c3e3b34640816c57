-- Mail and SMS, written by the transaction that causes them and sent later.
-- `sealed` (address, subject, bodies) is wiped on delivery or expiry.
CREATE TABLE outbox (
    id BLOB PRIMARY KEY,
    platform TEXT NOT NULL,
    kind TEXT NOT NULL,
    channel TEXT NOT NULL,
    recipient_mask TEXT NOT NULL,
    sealed BLOB,
    state TEXT NOT NULL,
    due_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    claimed_at INTEGER,
    last_error TEXT,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    sent_at INTEGER
) STRICT;
CREATE INDEX outbox_by_due ON outbox (state, due_at);
CREATE INDEX outbox_by_platform ON outbox (platform, created_at, id);
