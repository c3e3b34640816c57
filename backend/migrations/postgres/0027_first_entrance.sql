-- When an account was entered first: before, an operator may correct its address (Q53). Those that
-- are there already count as entered.
ALTER TABLE account ADD COLUMN entered_at BIGINT;
UPDATE account SET entered_at = created_at;
CREATE INDEX account_initial ON account (platform, created_at, id) WHERE initial_until IS NOT NULL;

-- Authorisations asked where there is no registration of the registry's kind (X-11): in the form of
-- a worker, and in the one that opens the account of a company.
ALTER TABLE consent ADD COLUMN claim UUID REFERENCES worker_claim (id) ON DELETE SET NULL;
ALTER TABLE consent ADD COLUMN company UUID REFERENCES company (id) ON DELETE CASCADE;
CREATE INDEX consent_by_claim ON consent (claim);
CREATE INDEX consent_by_company ON consent (company);
