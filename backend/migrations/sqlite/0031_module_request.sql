-- Modules that people of a company ask for (A-36). Reasons and answers are sealed with the person's
-- key. Of one person, company and module one request at the most waits.
CREATE TABLE module_request (
    id BLOB PRIMARY KEY,
    platform TEXT NOT NULL,
    company BLOB NOT NULL REFERENCES company (id) ON DELETE CASCADE,
    account BLOB NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    module TEXT NOT NULL,
    level TEXT NOT NULL,
    state TEXT NOT NULL,
    reason BLOB NOT NULL,
    requested_at INTEGER NOT NULL,
    answer BLOB,
    decided_at INTEGER,
    decided_by BLOB
) STRICT;
CREATE UNIQUE INDEX module_request_open ON module_request (company, account, module)
    WHERE state = 'pending';
CREATE INDEX module_request_by_state ON module_request (company, state, requested_at, id);
CREATE INDEX module_request_by_account ON module_request (account, company, requested_at, id);
