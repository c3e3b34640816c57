-- «Celular» of somebody in a company's list, as the company notes it: sealed with the key of the row.
-- Nothing is sent there, and nobody searches by it (A-63).
ALTER TABLE roster_person ADD COLUMN phone BLOB;
