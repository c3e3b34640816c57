-- The operators' way in: the sealed secret of their telephone, the last step that was taken of it,
-- and their sessions, which belong to no platform.
ALTER TABLE operator ADD COLUMN totp BLOB;
ALTER TABLE operator ADD COLUMN last_step INTEGER NOT NULL DEFAULT 0;

CREATE TABLE operator_session (
    digest BLOB PRIMARY KEY,
    operator BLOB NOT NULL REFERENCES operator (id) ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX operator_session_by_end ON operator_session (expires_at);
CREATE INDEX operator_session_by_operator ON operator_session (operator);
