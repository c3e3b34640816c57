-- Modules that people of a company ask for (A-36). Reasons and answers are sealed with the person's
-- key. Of one person, company and module one request at the most waits.
CREATE TABLE module_request (
    id UUID PRIMARY KEY,
    platform TEXT COLLATE "C" NOT NULL,
    company UUID NOT NULL REFERENCES company (id) ON DELETE CASCADE,
    account UUID NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    module TEXT COLLATE "C" NOT NULL,
    level TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    reason BYTEA NOT NULL,
    requested_at BIGINT NOT NULL,
    answer BYTEA,
    decided_at BIGINT,
    decided_by UUID
);
CREATE UNIQUE INDEX module_request_open ON module_request (company, account, module)
    WHERE state = 'pending';
CREATE INDEX module_request_by_state ON module_request (company, state, requested_at, id);
CREATE INDEX module_request_by_account ON module_request (account, company, requested_at, id);
