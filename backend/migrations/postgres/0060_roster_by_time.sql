-- A company's people, the newest first: an index of its own, because those of other companies lie
-- between them in the order of time (A-63).
CREATE INDEX roster_by_time ON roster_person (company, seq);
