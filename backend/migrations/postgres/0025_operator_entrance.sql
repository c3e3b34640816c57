-- The operators' way in: the sealed secret of their telephone, the last step that was taken of it,
-- and their sessions, which belong to no platform.
ALTER TABLE operator ADD COLUMN totp BYTEA;
ALTER TABLE operator ADD COLUMN last_step BIGINT NOT NULL DEFAULT 0;

CREATE TABLE operator_session (
    digest BYTEA PRIMARY KEY,
    operator UUID NOT NULL REFERENCES operator (id) ON DELETE CASCADE,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX operator_session_by_end ON operator_session (expires_at);
CREATE INDEX operator_session_by_operator ON operator_session (operator);
