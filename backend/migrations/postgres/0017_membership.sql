-- One person in one company (X-01). `sort_key` is the company's, so that the table of somebody with
-- hundreds of companies reads one page of one index.
CREATE TABLE membership (
    id UUID PRIMARY KEY,
    platform TEXT COLLATE "C" NOT NULL,
    company UUID NOT NULL REFERENCES company (id) ON DELETE CASCADE,
    account UUID NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    perfil TEXT COLLATE "C" NOT NULL,
    basis TEXT COLLATE "C",
    state TEXT COLLATE "C" NOT NULL,
    sort_key TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    UNIQUE (account, company)
);
CREATE INDEX membership_of_account ON membership (account, sort_key, company, perfil, state);
CREATE INDEX membership_of_company ON membership (company, created_at, id);
CREATE INDEX membership_leading ON membership (company, account)
    WHERE perfil = 'administrator' AND state = 'enabled';

-- «Responsable nombrado por el representante legal»: who appointed whom, and until when (A-28).
CREATE TABLE appointment (
    id UUID PRIMARY KEY,
    platform TEXT COLLATE "C" NOT NULL,
    company UUID NOT NULL REFERENCES company (id) ON DELETE CASCADE,
    account UUID NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    appointed_by UUID NOT NULL,
    appointed_at BIGINT NOT NULL,
    revoked_by UUID,
    revoked_at BIGINT
);
CREATE UNIQUE INDEX appointment_open ON appointment (company, account) WHERE revoked_at IS NULL;
CREATE INDEX appointment_of_company ON appointment (company, appointed_at, id);
