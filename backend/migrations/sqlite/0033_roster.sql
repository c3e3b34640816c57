-- What a company's administrator knows of a membership: why it is «Inhabilitado», from when on it
-- opens nothing by itself (A-69), and since when one must have signed in anew to enter. `listed`: whether it
-- stands in the list below; what was there before the list is entered by housekeeping.
ALTER TABLE membership ADD COLUMN reason TEXT;
ALTER TABLE membership ADD COLUMN ends_at INTEGER;
ALTER TABLE membership ADD COLUMN entered_after INTEGER;
ALTER TABLE membership ADD COLUMN listed INTEGER NOT NULL DEFAULT 0;
CREATE INDEX membership_unlisted ON membership (id) WHERE listed = 0;
CREATE INDEX membership_ending ON membership (ends_at) WHERE ends_at IS NOT NULL AND state = 'enabled';

-- The past of a membership knows its end date, too: on a day in the past it held by itself.
ALTER TABLE membership_past ADD COLUMN ends_at INTEGER;
DROP TRIGGER membership_changes;
CREATE TRIGGER membership_changes AFTER UPDATE OF perfil, basis, state, ends_at ON membership BEGIN
    INSERT INTO membership_past (membership, version, platform, since, perfil, basis, state, ends_at)
    VALUES (NEW.id, NEW.version, NEW.platform, NEW.changed_at, NEW.perfil, NEW.basis, NEW.state,
            NEW.ends_at)
    ON CONFLICT (membership, version) DO UPDATE
    SET since = excluded.since, perfil = excluded.perfil, basis = excluded.basis,
        state = excluded.state, ends_at = excluded.ends_at;
END;

ALTER TABLE worker ADD COLUMN listed INTEGER NOT NULL DEFAULT 0;
CREATE INDEX worker_unlisted ON worker (id) WHERE listed = 0;

-- The units that people of a company belong to: a tree. Names differ among sisters.
CREATE TABLE section (
    id BLOB PRIMARY KEY,
    platform TEXT NOT NULL,
    company BLOB NOT NULL REFERENCES company (id) ON DELETE CASCADE,
    parent BLOB REFERENCES section (id),
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    version INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX section_name ON section (company, COALESCE(parent, company), name_key);

-- «Gestión de personas y usuarios»: one row for each person of a company, with an account or not
-- yet. Name, RUT and address stand in clear, because whoever administers the company searches and
-- sorts by them; nobody else reads this table, and a row goes with the account or the worker that
-- it belongs to. State and perfil are copies of the membership's where there is one, written by the
-- same statements' transaction; where there is none, they stand here alone.
CREATE TABLE roster_person (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id BLOB NOT NULL UNIQUE,
    platform TEXT NOT NULL,
    company BLOB NOT NULL REFERENCES company (id) ON DELETE CASCADE,
    membership BLOB UNIQUE REFERENCES membership (id) ON DELETE CASCADE,
    worker BLOB UNIQUE REFERENCES worker (id) ON DELETE CASCADE,
    rut_lookup BLOB,
    rut TEXT NOT NULL,
    name TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    email TEXT NOT NULL,
    words TEXT NOT NULL,
    perfil TEXT NOT NULL,
    state TEXT NOT NULL,
    section BLOB REFERENCES section (id),
    company_tag TEXT NOT NULL,
    perfil_tag TEXT NOT NULL,
    section_tag TEXT NOT NULL,
    starts_on INTEGER,
    ends_at INTEGER,
    reason TEXT,
    wrapped_key BLOB NOT NULL,
    letter BLOB,
    reminded_at INTEGER,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    version INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX roster_by_rut ON roster_person (company, rut_lookup);
CREATE INDEX roster_by_name ON roster_person (company, sort_key, seq);
CREATE INDEX roster_by_state ON roster_person (company, state, sort_key, seq);
CREATE INDEX roster_by_perfil ON roster_person (company, perfil, sort_key, seq);
CREATE INDEX roster_by_section ON roster_person (company, section, sort_key, seq);
CREATE INDEX roster_without_account ON roster_person (company, sort_key, seq)
    WHERE membership IS NULL AND state = 'enabled';
CREATE INDEX roster_lettered ON roster_person (company, letter)
    WHERE membership IS NULL AND state = 'enabled' AND letter IS NOT NULL;
CREATE INDEX roster_to_remind ON roster_person (company, COALESCE(reminded_at, 0), seq)
    WHERE membership IS NULL AND state = 'enabled' AND email <> '';
CREATE INDEX roster_ending ON roster_person (company, ends_at, seq)
    WHERE ends_at IS NOT NULL AND state = 'enabled';
CREATE INDEX roster_due ON roster_person (ends_at) WHERE ends_at IS NOT NULL AND state = 'enabled';

-- Substrings of names, addresses and numbers; the tags narrow a search to a company, a state, a
-- perfil and a section inside of the same index.
CREATE VIRTUAL TABLE roster_words USING fts5 (
    words, content = '', contentless_delete = 1, tokenize = 'trigram case_sensitive 1'
);
CREATE TRIGGER roster_words_insert AFTER INSERT ON roster_person BEGIN
    INSERT INTO roster_words (rowid, words) VALUES (
        NEW.seq, NEW.company_tag || ' ' || substr(NEW.state, 1, 3) || '›' || NEW.perfil_tag || ' '
        || NEW.section_tag || ' ' || NEW.words);
END;
CREATE TRIGGER roster_words_update AFTER UPDATE OF words, state, perfil_tag, section_tag
ON roster_person
WHEN OLD.words <> NEW.words OR OLD.state <> NEW.state OR OLD.perfil_tag <> NEW.perfil_tag
  OR OLD.section_tag <> NEW.section_tag
BEGIN
    DELETE FROM roster_words WHERE rowid = OLD.seq;
    INSERT INTO roster_words (rowid, words) VALUES (
        NEW.seq, NEW.company_tag || ' ' || substr(NEW.state, 1, 3) || '›' || NEW.perfil_tag || ' '
        || NEW.section_tag || ' ' || NEW.words);
END;
CREATE TRIGGER roster_words_delete AFTER DELETE ON roster_person BEGIN
    DELETE FROM roster_words WHERE rowid = OLD.seq;
END;

-- How many people there are of each kind, kept by the database itself, so that no page counts.
CREATE TABLE roster_count (
    company BLOB NOT NULL REFERENCES company (id) ON DELETE CASCADE,
    state TEXT NOT NULL,
    perfil TEXT NOT NULL,
    section BLOB NOT NULL,
    people INTEGER NOT NULL,
    PRIMARY KEY (company, state, perfil, section)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER roster_count_insert AFTER INSERT ON roster_person BEGIN
    INSERT INTO roster_count (company, state, perfil, section, people)
    VALUES (NEW.company, NEW.state, NEW.perfil, COALESCE(NEW.section, zeroblob(16)), 1)
    ON CONFLICT (company, state, perfil, section) DO UPDATE SET people = people + 1;
END;
CREATE TRIGGER roster_count_update AFTER UPDATE OF state, perfil, section ON roster_person
WHEN OLD.state <> NEW.state OR OLD.perfil <> NEW.perfil OR OLD.section IS NOT NEW.section
BEGIN
    UPDATE roster_count SET people = people - 1
    WHERE company = OLD.company AND state = OLD.state AND perfil = OLD.perfil
      AND section = COALESCE(OLD.section, zeroblob(16));
    INSERT INTO roster_count (company, state, perfil, section, people)
    VALUES (NEW.company, NEW.state, NEW.perfil, COALESCE(NEW.section, zeroblob(16)), 1)
    ON CONFLICT (company, state, perfil, section) DO UPDATE SET people = people + 1;
END;
CREATE TRIGGER roster_count_delete AFTER DELETE ON roster_person BEGIN
    UPDATE roster_count SET people = people - 1
    WHERE company = OLD.company AND state = OLD.state AND perfil = OLD.perfil
      AND section = COALESCE(OLD.section, zeroblob(16));
END;

-- What somebody did to several people at once, so that it can be taken back for a day: which rows,
-- as they were and at which version they stood afterwards. Ids and codes only.
CREATE TABLE roster_act (
    id BLOB PRIMARY KEY,
    platform TEXT NOT NULL,
    company BLOB NOT NULL REFERENCES company (id) ON DELETE CASCADE,
    done_by TEXT NOT NULL,
    done_at INTEGER NOT NULL,
    undone_at INTEGER,
    changes TEXT NOT NULL
) STRICT;
CREATE INDEX roster_act_by_time ON roster_act (done_at);
