-- What a second agent did not agree with: the queue says so to whoever proposed it, so its indexes
-- hold it, too.
ALTER TABLE filing ADD COLUMN declined TEXT;
DROP INDEX filing_by_state;
DROP INDEX filing_open;
DROP INDEX filing_by_agent;
CREATE INDEX filing_by_state ON filing
    (platform, state, due_at, id, kind, year, serial, agent, proposal, proposed_by, declined);
CREATE INDEX filing_open ON filing
    (platform, due_at, id, kind, year, serial, state, agent, proposal, proposed_by, declined)
    WHERE closed_at IS NULL;
CREATE INDEX filing_by_agent ON filing
    (platform, agent, due_at, id, kind, year, serial, state, proposal, proposed_by, declined)
    WHERE closed_at IS NULL;
