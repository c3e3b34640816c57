-- The account that a worker's link made, so that «No fui yo» can undo what came too late to stop.
ALTER TABLE worker_claim ADD COLUMN account UUID;

-- Welcome links that somebody asked for by RUT. They stand beside the one that the operator sent,
-- which they do not end: whoever knows a public number must not throw anybody out of the form.
CREATE TABLE welcome_link (
    secret_digest BYTEA PRIMARY KEY,
    acquisition UUID NOT NULL REFERENCES acquisition (id) ON DELETE CASCADE,
    expires_at BIGINT NOT NULL
);
CREATE INDEX welcome_link_by_acquisition ON welcome_link (acquisition);

-- What stands against a RUT is forgotten by age.
CREATE INDEX claim_tries_by_time ON claim_tries (first_at);
