-- Whom of a company's list an offer is for, where nobody registers by themselves (A-68): whoever says
-- yes becomes that person, with the perfil that waits for them. None for those who are named to
-- administer. One of each kind waits for an address at a time.
ALTER TABLE appointment_offer ADD COLUMN person UUID REFERENCES roster_person (id) ON DELETE CASCADE;
CREATE INDEX appointment_offer_of_person ON appointment_offer (person) WHERE person IS NOT NULL;
DROP INDEX appointment_offer_waiting;
CREATE UNIQUE INDEX appointment_offer_waiting
    ON appointment_offer (company, email_key, COALESCE(person, company))
    WHERE accepted_at IS NULL AND withdrawn_at IS NULL;
