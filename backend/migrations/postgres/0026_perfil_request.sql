-- What an access administrator asks of the help desk: another perfil for somebody of the company
-- (A-33, Q50). The reason is sealed with the key of whoever it is about. One request about somebody
-- in a company waits at a time.
CREATE TABLE perfil_request (
    id UUID PRIMARY KEY,
    platform TEXT COLLATE "C" NOT NULL,
    company UUID NOT NULL REFERENCES company (id) ON DELETE CASCADE,
    account UUID NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    wanted TEXT COLLATE "C" NOT NULL,
    reason BYTEA NOT NULL,
    asked_by UUID NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    asked_at BIGINT NOT NULL,
    proposed_by UUID,
    proposed_at BIGINT,
    outcome TEXT COLLATE "C",
    closed_by UUID,
    closed_at BIGINT
);
CREATE UNIQUE INDEX perfil_request_waiting ON perfil_request (company, account)
    WHERE closed_at IS NULL;
CREATE INDEX perfil_request_by_time ON perfil_request (platform, asked_at, id)
    WHERE closed_at IS NULL;
CREATE INDEX perfil_request_of_company ON perfil_request (company, asked_at, id);

-- A responsible person whom the legal representative named by their address and who has not said
-- yes yet (A-28). The link is bound to address, company and role; whether the address has an
-- account shows nowhere.
CREATE TABLE appointment_offer (
    id UUID PRIMARY KEY,
    platform TEXT COLLATE "C" NOT NULL,
    company UUID NOT NULL REFERENCES company (id) ON DELETE CASCADE,
    email TEXT COLLATE "C" NOT NULL,
    email_key TEXT COLLATE "C" NOT NULL,
    secret_digest BYTEA NOT NULL UNIQUE,
    offered_by UUID NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    offered_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    accepted_by UUID,
    accepted_at BIGINT,
    withdrawn_at BIGINT
);
CREATE UNIQUE INDEX appointment_offer_waiting ON appointment_offer (company, email_key)
    WHERE accepted_at IS NULL AND withdrawn_at IS NULL;
CREATE INDEX appointment_offer_by_expiry ON appointment_offer (expires_at);
