-- What an access administrator asks of the help desk: another perfil for somebody of the company
-- (A-33, Q50). The reason is sealed with the key of whoever it is about. One request about somebody
-- in a company waits at a time.
CREATE TABLE perfil_request (
    id BLOB PRIMARY KEY,
    platform TEXT NOT NULL,
    company BLOB NOT NULL REFERENCES company (id) ON DELETE CASCADE,
    account BLOB NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    wanted TEXT NOT NULL,
    reason BLOB NOT NULL,
    asked_by BLOB NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    asked_at INTEGER NOT NULL,
    proposed_by BLOB,
    proposed_at INTEGER,
    outcome TEXT,
    closed_by BLOB,
    closed_at INTEGER
) STRICT;
CREATE UNIQUE INDEX perfil_request_waiting ON perfil_request (company, account)
    WHERE closed_at IS NULL;
CREATE INDEX perfil_request_by_time ON perfil_request (platform, asked_at, id)
    WHERE closed_at IS NULL;
CREATE INDEX perfil_request_of_company ON perfil_request (company, asked_at, id);

-- A responsible person whom the legal representative named by their address and who has not said
-- yes yet (A-28). The link is bound to address, company and role; whether the address has an
-- account shows nowhere.
CREATE TABLE appointment_offer (
    id BLOB PRIMARY KEY,
    platform TEXT NOT NULL,
    company BLOB NOT NULL REFERENCES company (id) ON DELETE CASCADE,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    secret_digest BLOB NOT NULL UNIQUE,
    offered_by BLOB NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    offered_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    accepted_by BLOB,
    accepted_at INTEGER,
    withdrawn_at INTEGER
) STRICT;
CREATE UNIQUE INDEX appointment_offer_waiting ON appointment_offer (company, email_key)
    WHERE accepted_at IS NULL AND withdrawn_at IS NULL;
CREATE INDEX appointment_offer_by_expiry ON appointment_offer (expires_at);
