-- Whether each company was adhered from when on, so that a day in the past can be answered for. The
-- database writes it: whoever changes it cannot forget to. Of companies that were there before, the
-- beginning and the last change are known.
CREATE TABLE adherence_past (
    company UUID NOT NULL REFERENCES company (id) ON DELETE CASCADE,
    version BIGINT NOT NULL,
    platform TEXT COLLATE "C" NOT NULL,
    since BIGINT NOT NULL,
    adherence TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (company, version)
);
CREATE INDEX adherence_past_by_time ON adherence_past (company, since);

INSERT INTO adherence_past (company, version, platform, since, adherence)
    SELECT id, 0, platform, created_at, 'adhered' FROM company;
INSERT INTO adherence_past (company, version, platform, since, adherence)
    SELECT id, version, platform, adherence_at, adherence FROM company;

CREATE FUNCTION remember_adherence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO adherence_past (company, version, platform, since, adherence)
    VALUES (NEW.id, NEW.version, NEW.platform, NEW.adherence_at, NEW.adherence)
    ON CONFLICT (company, version) DO UPDATE
    SET since = excluded.since, adherence = excluded.adherence;
    RETURN NULL;
END $$;
CREATE TRIGGER adherence_begins AFTER INSERT ON company
    FOR EACH ROW EXECUTE FUNCTION remember_adherence();
CREATE TRIGGER adherence_changes AFTER UPDATE OF adherence ON company
    FOR EACH ROW EXECUTE FUNCTION remember_adherence();
