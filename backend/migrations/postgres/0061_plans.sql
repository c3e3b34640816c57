-- Somebody who signs in or asks where they stand may have a registration that waits: it is found by its
-- address and by its account, not among all that wait.
CREATE INDEX pending_registration_by_email
    ON pending_registration (platform, email_key, created_at);
CREATE INDEX pending_registration_by_account ON pending_registration (account);
