-- A company's own perfiles (A-30 to A-32). `code` is what a membership holds, `own:` and the id;
-- `name_key` is how the name looks, so that no two of a company look alike.
CREATE TABLE perfil (
    id BLOB PRIMARY KEY,
    platform TEXT NOT NULL,
    company BLOB NOT NULL REFERENCES company (id) ON DELETE CASCADE,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    UNIQUE (company, name_key)
) STRICT;
CREATE INDEX membership_by_perfil ON membership (company, perfil, state, account);

-- What it allows: of a module `see`, or `edit`, which implies it.
CREATE TABLE perfil_permission (
    perfil BLOB NOT NULL REFERENCES perfil (id) ON DELETE CASCADE,
    platform TEXT NOT NULL,
    module TEXT NOT NULL,
    level TEXT NOT NULL,
    PRIMARY KEY (perfil, module)
) STRICT, WITHOUT ROWID;

-- What it was called and allowed from when on; `removed` ends it. Stays when the perfil goes.
CREATE TABLE perfil_past (
    perfil BLOB NOT NULL,
    version INTEGER NOT NULL,
    platform TEXT NOT NULL,
    company BLOB NOT NULL REFERENCES company (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    permissions TEXT NOT NULL,
    removed INTEGER NOT NULL,
    since INTEGER NOT NULL,
    changed_by BLOB,
    PRIMARY KEY (perfil, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX perfil_past_by_time ON perfil_past (perfil, since);

-- What each membership was from when on, so that a day in the past can be answered for. The database
-- writes it: whoever changes a membership, one at a time or in bulk, cannot forget to.
CREATE TABLE membership_past (
    membership BLOB NOT NULL,
    version INTEGER NOT NULL,
    platform TEXT NOT NULL,
    since INTEGER NOT NULL,
    perfil TEXT NOT NULL,
    basis TEXT,
    state TEXT NOT NULL,
    PRIMARY KEY (membership, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX membership_past_by_time ON membership_past (membership, since);

INSERT INTO membership_past (membership, version, platform, since, perfil, basis, state)
    SELECT id, version, platform, changed_at, perfil, basis, state FROM membership;

CREATE TRIGGER membership_begins AFTER INSERT ON membership BEGIN
    INSERT INTO membership_past (membership, version, platform, since, perfil, basis, state)
    VALUES (NEW.id, NEW.version, NEW.platform, NEW.changed_at, NEW.perfil, NEW.basis, NEW.state)
    ON CONFLICT (membership, version) DO NOTHING;
END;
CREATE TRIGGER membership_changes AFTER UPDATE OF perfil, basis, state ON membership BEGIN
    INSERT INTO membership_past (membership, version, platform, since, perfil, basis, state)
    VALUES (NEW.id, NEW.version, NEW.platform, NEW.changed_at, NEW.perfil, NEW.basis, NEW.state)
    ON CONFLICT (membership, version) DO UPDATE
    SET since = excluded.since, perfil = excluded.perfil, basis = excluded.basis,
        state = excluded.state;
END;
CREATE TRIGGER membership_ends AFTER DELETE ON membership BEGIN
    DELETE FROM membership_past WHERE membership = OLD.id;
END;

-- Who stands in for an administrator, and until when; it ends by itself.
CREATE TABLE stand_in (
    id BLOB PRIMARY KEY,
    platform TEXT NOT NULL,
    company BLOB NOT NULL REFERENCES company (id) ON DELETE CASCADE,
    account BLOB NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    named_by BLOB NOT NULL,
    named_at INTEGER NOT NULL,
    until INTEGER NOT NULL,
    ended_at INTEGER,
    ended_by BLOB
) STRICT;
CREATE INDEX stand_in_of_account ON stand_in (account, company, until);
CREATE INDEX stand_in_of_company ON stand_in (company, named_at, id);
