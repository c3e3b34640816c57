-- A company's own perfiles (A-30 to A-32). `code` is what a membership holds, `own:` and the id;
-- `name_key` is how the name looks, so that no two of a company look alike.
CREATE TABLE perfil (
    id UUID PRIMARY KEY,
    platform TEXT COLLATE "C" NOT NULL,
    company UUID NOT NULL REFERENCES company (id) ON DELETE CASCADE,
    code TEXT COLLATE "C" NOT NULL UNIQUE,
    name TEXT COLLATE "C" NOT NULL,
    name_key TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    UNIQUE (company, name_key)
);
CREATE INDEX membership_by_perfil ON membership (company, perfil, state, account);

-- What it allows: of a module `see`, or `edit`, which implies it.
CREATE TABLE perfil_permission (
    perfil UUID NOT NULL REFERENCES perfil (id) ON DELETE CASCADE,
    platform TEXT COLLATE "C" NOT NULL,
    module TEXT COLLATE "C" NOT NULL,
    level TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (perfil, module)
);

-- What it was called and allowed from when on; `removed` ends it. Stays when the perfil goes.
CREATE TABLE perfil_past (
    perfil UUID NOT NULL,
    version BIGINT NOT NULL,
    platform TEXT COLLATE "C" NOT NULL,
    company UUID NOT NULL REFERENCES company (id) ON DELETE CASCADE,
    name TEXT COLLATE "C" NOT NULL,
    permissions TEXT COLLATE "C" NOT NULL,
    removed BOOLEAN NOT NULL,
    since BIGINT NOT NULL,
    changed_by UUID,
    PRIMARY KEY (perfil, version)
);
CREATE INDEX perfil_past_by_time ON perfil_past (perfil, since);

-- What each membership was from when on, so that a day in the past can be answered for. The database
-- writes it: whoever changes a membership, one at a time or in bulk, cannot forget to.
CREATE TABLE membership_past (
    membership UUID NOT NULL,
    version BIGINT NOT NULL,
    platform TEXT COLLATE "C" NOT NULL,
    since BIGINT NOT NULL,
    perfil TEXT COLLATE "C" NOT NULL,
    basis TEXT COLLATE "C",
    state TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (membership, version)
);
CREATE INDEX membership_past_by_time ON membership_past (membership, since);

INSERT INTO membership_past (membership, version, platform, since, perfil, basis, state)
    SELECT id, version, platform, changed_at, perfil, basis, state FROM membership;

CREATE FUNCTION remember_membership() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO membership_past (membership, version, platform, since, perfil, basis, state)
    VALUES (NEW.id, NEW.version, NEW.platform, NEW.changed_at, NEW.perfil, NEW.basis, NEW.state)
    ON CONFLICT (membership, version) DO UPDATE
    SET since = excluded.since, perfil = excluded.perfil, basis = excluded.basis,
        state = excluded.state;
    RETURN NULL;
END $$;
CREATE FUNCTION forget_membership() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM membership_past WHERE membership = OLD.id;
    RETURN NULL;
END $$;
CREATE TRIGGER membership_begins AFTER INSERT ON membership
    FOR EACH ROW EXECUTE FUNCTION remember_membership();
CREATE TRIGGER membership_changes AFTER UPDATE OF perfil, basis, state ON membership
    FOR EACH ROW EXECUTE FUNCTION remember_membership();
CREATE TRIGGER membership_ends AFTER DELETE ON membership
    FOR EACH ROW EXECUTE FUNCTION forget_membership();

-- Who stands in for an administrator, and until when; it ends by itself.
CREATE TABLE stand_in (
    id UUID PRIMARY KEY,
    platform TEXT COLLATE "C" NOT NULL,
    company UUID NOT NULL REFERENCES company (id) ON DELETE CASCADE,
    account UUID NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    named_by UUID NOT NULL,
    named_at BIGINT NOT NULL,
    until BIGINT NOT NULL,
    ended_at BIGINT,
    ended_by UUID
);
CREATE INDEX stand_in_of_account ON stand_in (account, company, until);
CREATE INDEX stand_in_of_company ON stand_in (company, named_at, id);
