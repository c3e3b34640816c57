-- What somebody becomes who says yes: named by the legal representative, or listed as legal
-- representative or commercial contact when the company's account was opened (A-27).
ALTER TABLE appointment_offer ADD COLUMN basis TEXT NOT NULL DEFAULT 'appointed';
