-- What tax documents and the tax office need of a company besides what opened its account, asked
-- after the first sign-in (Q7): activity, workers, billing contact, address for invoices. Sealed with
-- the company's own key, as its other facts are.
CREATE TABLE company_tax (
    company UUID PRIMARY KEY REFERENCES company (id) ON DELETE CASCADE,
    platform TEXT COLLATE "C" NOT NULL,
    sealed BYTEA NOT NULL,
    version BIGINT NOT NULL,
    changed_at BIGINT NOT NULL
);
