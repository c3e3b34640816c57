-- Whether each company was adhered from when on, so that a day in the past can be answered for. The
-- database writes it: whoever changes it cannot forget to. Of companies that were there before, the
-- beginning and the last change are known.
CREATE TABLE adherence_past (
    company BLOB NOT NULL REFERENCES company (id) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    platform TEXT NOT NULL,
    since INTEGER NOT NULL,
    adherence TEXT NOT NULL,
    PRIMARY KEY (company, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX adherence_past_by_time ON adherence_past (company, since);

INSERT INTO adherence_past (company, version, platform, since, adherence)
    SELECT id, 0, platform, created_at, 'adhered' FROM company;
INSERT INTO adherence_past (company, version, platform, since, adherence)
    SELECT id, version, platform, adherence_at, adherence FROM company;

CREATE TRIGGER adherence_begins AFTER INSERT ON company BEGIN
    INSERT INTO adherence_past (company, version, platform, since, adherence)
    VALUES (NEW.id, NEW.version, NEW.platform, NEW.adherence_at, NEW.adherence);
END;
CREATE TRIGGER adherence_changes AFTER UPDATE OF adherence ON company BEGIN
    INSERT INTO adherence_past (company, version, platform, since, adherence)
    VALUES (NEW.id, NEW.version, NEW.platform, NEW.adherence_at, NEW.adherence)
    ON CONFLICT (company, version) DO UPDATE
    SET since = excluded.since, adherence = excluded.adherence;
END;
