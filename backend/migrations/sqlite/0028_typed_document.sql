-- Whether a document was only typed, by whoever opened a company's account, and never shown with its
-- card. It signs in, but nothing that others say of that number reaches the account. Whoever
-- administers a company from its opening counts as typed: how they proved it was not noted before.
ALTER TABLE person ADD COLUMN document_typed INTEGER NOT NULL DEFAULT 0;
UPDATE person SET document_typed = 1
WHERE document_lookup IS NOT NULL AND id IN (
    SELECT a.person FROM account a JOIN membership m ON m.account = a.id
    WHERE m.basis IN ('representative', 'commercial', 'first_user'));
