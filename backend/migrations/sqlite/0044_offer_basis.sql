-- What somebody becomes who says yes: named by the legal representative, or listed as legal
-- representative or commercial contact when the company's account was opened (A-27).
ALTER TABLE appointment_offer ADD COLUMN basis TEXT NOT NULL DEFAULT 'appointed';

-- What of the company was open to whoever is appointed before that: their perfil in it, none where
-- nothing opened. It is what they have again once the appointment is revoked (A-28). Whoever was
-- appointed before this was noted keeps the base perfil, as they were told.
ALTER TABLE appointment ADD COLUMN former TEXT DEFAULT 'worker';
