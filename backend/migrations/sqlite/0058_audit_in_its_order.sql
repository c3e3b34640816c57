-- Origins lie in the order of their chain, in one tree instead of a table, an index of its key and one
-- of their time: an entry costs the write that it tells of fewer pages (goal P21). The entries stay as
-- they are: their table is read by five indexes, and SQLite, before it has statistics, takes the order
-- of the chain for the better way to a handful of them.
CREATE TABLE audit_head_in_order (
    platform TEXT PRIMARY KEY,
    seq INTEGER NOT NULL,
    digest BLOB NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO audit_head_in_order SELECT platform, seq, digest FROM audit_head;
DROP TABLE audit_head;
ALTER TABLE audit_head_in_order RENAME TO audit_head;

-- Which origins are old is asked of the entries, by whose time they are found already.
CREATE TABLE audit_origin_in_order (
    platform TEXT NOT NULL,
    seq INTEGER NOT NULL,
    network TEXT NOT NULL,
    device TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (platform, seq)
) STRICT, WITHOUT ROWID;
INSERT INTO audit_origin_in_order
    SELECT platform, seq, network, device, at FROM audit_origin ORDER BY platform, seq;
DROP TABLE audit_origin;
ALTER TABLE audit_origin_in_order RENAME TO audit_origin;
