-- Mail and SMS, written by the transaction that causes them and sent later.
-- `sealed` (address, subject, bodies) is wiped on delivery or expiry.
CREATE TABLE outbox (
    id UUID PRIMARY KEY,
    platform TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    channel TEXT COLLATE "C" NOT NULL,
    recipient_mask TEXT COLLATE "C" NOT NULL,
    sealed BYTEA,
    state TEXT COLLATE "C" NOT NULL,
    due_at BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    claimed_at BIGINT,
    last_error TEXT COLLATE "C",
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    sent_at BIGINT
);
CREATE INDEX outbox_by_due ON outbox (state, due_at);
CREATE INDEX outbox_by_platform ON outbox (platform, created_at, id);
