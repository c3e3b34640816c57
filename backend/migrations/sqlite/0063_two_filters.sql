-- Two filters that hardly anything meets together have an index of their own: whoever walked that of
-- one of them would ask each row about the other. The shelves hold what a page of them reads (X-05,
-- H-39).
CREATE INDEX audit_entry_by_actor_and_action ON audit_entry (platform, actor, action, seq);
CREATE INDEX filing_open_by_kind ON filing
    (platform, kind, due_at, id, year, serial, state, agent, proposed_by, declined, closed_at)
    WHERE closed_at IS NULL;
CREATE INDEX filing_by_state_and_kind ON filing
    (platform, state, kind, due_at, id, year, serial, agent, proposed_by, declined);

-- Desks and hands of the system write more than two entries each.
UPDATE sqlite_stat1 SET stat = '5000000 1250000 40 1' WHERE idx = 'audit_entry_by_actor';
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
    ('audit_entry', 'audit_entry_by_actor_and_action', '5000000 1250000 40 4 1'),
    ('filing', 'filing_open_by_kind', '5000 1250 250 1 1 1 1 1 1 1 1 1'),
    ('filing', 'filing_by_state_and_kind', '100000 25000 8333 1666 1 1 1 1 1 1 1');
