-- The audit page looks for days: it begins where they end, however long ago that is (X-05).
CREATE INDEX audit_entry_by_time ON audit_entry (platform, at, seq);
