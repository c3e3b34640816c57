-- The shelves of filings that are still to be done hold the column they are chosen by, too: without
-- it SQLite opens each row of a page only to see again that it is not closed (H-39).
DROP INDEX filing_open;
DROP INDEX filing_by_agent;
CREATE INDEX filing_open ON filing
    (platform, due_at, id, kind, year, serial, state, agent, proposal, proposed_by, declined, closed_at)
    WHERE closed_at IS NULL;
CREATE INDEX filing_by_agent ON filing
    (platform, agent, due_at, id, kind, year, serial, state, proposal, proposed_by, declined, closed_at)
    WHERE closed_at IS NULL;
