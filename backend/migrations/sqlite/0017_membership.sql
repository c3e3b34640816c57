-- One person in one company (X-01). `sort_key` is the company's, so that the table of somebody with
-- hundreds of companies reads one page of one index.
CREATE TABLE membership (
    id BLOB PRIMARY KEY,
    platform TEXT NOT NULL,
    company BLOB NOT NULL REFERENCES company (id) ON DELETE CASCADE,
    account BLOB NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    perfil TEXT NOT NULL,
    basis TEXT,
    state TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    UNIQUE (account, company)
) STRICT;
CREATE INDEX membership_of_account ON membership (account, sort_key, company, perfil, state);
CREATE INDEX membership_of_company ON membership (company, created_at, id);
CREATE INDEX membership_leading ON membership (company, account)
    WHERE perfil = 'administrator' AND state = 'enabled';

-- «Responsable nombrado por el representante legal»: who appointed whom, and until when (A-28).
CREATE TABLE appointment (
    id BLOB PRIMARY KEY,
    platform TEXT NOT NULL,
    company BLOB NOT NULL REFERENCES company (id) ON DELETE CASCADE,
    account BLOB NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    appointed_by BLOB NOT NULL,
    appointed_at INTEGER NOT NULL,
    revoked_by BLOB,
    revoked_at INTEGER
) STRICT;
CREATE UNIQUE INDEX appointment_open ON appointment (company, account) WHERE revoked_at IS NULL;
CREATE INDEX appointment_of_company ON appointment (company, appointed_at, id);
