-- Services that people ask for (H-42). Reasons and answers are sealed with the person's key. Of one
-- person and service one request at the most waits or is granted; a refused one may be followed.
CREATE TABLE service_request (
    id BLOB PRIMARY KEY,
    platform TEXT NOT NULL,
    account BLOB NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    service TEXT NOT NULL,
    state TEXT NOT NULL,
    reason BLOB NOT NULL,
    requested_at INTEGER NOT NULL,
    answer BLOB,
    decided_at INTEGER,
    decided_by BLOB
) STRICT;
CREATE UNIQUE INDEX service_request_open ON service_request (account, service)
    WHERE state <> 'refused';
CREATE INDEX service_request_by_account ON service_request (account, requested_at, id);
CREATE INDEX service_request_by_time ON service_request (platform, requested_at, id);
CREATE INDEX service_request_by_state ON service_request (platform, state, requested_at, id);

-- The document that somebody claims, proved or not: the help desk finds people by it. Not unique,
-- because a claim holds nothing.
ALTER TABLE person ADD COLUMN claimed_lookup BLOB;
CREATE INDEX person_by_claim ON person (platform, claimed_lookup);
CREATE INDEX pending_registration_by_document
    ON pending_registration (platform, document_lookup, created_at);

-- What the administrator's lists are filtered by.
CREATE INDEX audit_entry_by_actor ON audit_entry (platform, actor, seq);
CREATE INDEX audit_entry_by_action ON audit_entry (platform, action, seq);
CREATE INDEX outbox_by_state ON outbox (platform, state, created_at, id);
