-- Two filters that hardly anything meets together have an index of their own: whoever walked that of
-- one of them would ask each row about the other. The shelves hold what a page of them reads (X-05,
-- H-39).
CREATE INDEX audit_entry_by_actor_and_action ON audit_entry (platform, actor, action, seq);
CREATE INDEX filing_open_by_kind ON filing
    (platform, kind, due_at, id, year, serial, state, agent, proposed_by, declined, closed_at)
    WHERE closed_at IS NULL;
CREATE INDEX filing_by_state_and_kind ON filing
    (platform, state, kind, due_at, id, year, serial, agent, proposed_by, declined);
