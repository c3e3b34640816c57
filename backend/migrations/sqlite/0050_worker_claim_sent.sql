-- Which browser asked for a worker's link, the mail that carried the newest one, and when it left: so
-- that «¿Dónde va mi registro?» tells workers, too, and «Reenviar» keeps its pause.
ALTER TABLE worker_claim ADD COLUMN browser BLOB;
ALTER TABLE worker_claim ADD COLUMN message BLOB;
ALTER TABLE worker_claim ADD COLUMN sent_at INTEGER;
CREATE INDEX worker_claim_by_browser ON worker_claim (platform, browser, created_at);
