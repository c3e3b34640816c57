-- When what was written and who wrote it were erased: number, kind, state and dates stay.
ALTER TABLE filing ADD COLUMN erased_at INTEGER;
CREATE INDEX filing_to_erase ON filing (platform, closed_at)
    WHERE closed_at IS NOT NULL AND erased_at IS NULL;
