-- What a company's administrator knows of a membership: why it is «Inhabilitado», from when on it
-- opens nothing by itself (A-69), and since when one must have signed in anew to enter. `listed`: whether it
-- stands in the list below; what was there before the list is entered by housekeeping.
ALTER TABLE membership ADD COLUMN reason TEXT COLLATE "C";
ALTER TABLE membership ADD COLUMN ends_at BIGINT;
ALTER TABLE membership ADD COLUMN entered_after BIGINT;
ALTER TABLE membership ADD COLUMN listed BOOLEAN NOT NULL DEFAULT FALSE;
CREATE INDEX membership_unlisted ON membership (id) WHERE NOT listed;
CREATE INDEX membership_ending ON membership (ends_at) WHERE ends_at IS NOT NULL AND state = 'enabled';

-- The past of a membership knows its end date, too: on a day in the past it held by itself.
ALTER TABLE membership_past ADD COLUMN ends_at BIGINT;
CREATE OR REPLACE FUNCTION remember_membership() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO membership_past (membership, version, platform, since, perfil, basis, state, ends_at)
    VALUES (NEW.id, NEW.version, NEW.platform, NEW.changed_at, NEW.perfil, NEW.basis, NEW.state,
            NEW.ends_at)
    ON CONFLICT (membership, version) DO UPDATE
    SET since = excluded.since, perfil = excluded.perfil, basis = excluded.basis,
        state = excluded.state, ends_at = excluded.ends_at;
    RETURN NULL;
END $$;
DROP TRIGGER membership_changes ON membership;
CREATE TRIGGER membership_changes AFTER UPDATE OF perfil, basis, state, ends_at ON membership
    FOR EACH ROW EXECUTE FUNCTION remember_membership();

ALTER TABLE worker ADD COLUMN listed BOOLEAN NOT NULL DEFAULT FALSE;
CREATE INDEX worker_unlisted ON worker (id) WHERE NOT listed;

-- The units that people of a company belong to: a tree. Names differ among sisters.
CREATE TABLE section (
    id UUID PRIMARY KEY,
    platform TEXT COLLATE "C" NOT NULL,
    company UUID NOT NULL REFERENCES company (id) ON DELETE CASCADE,
    parent UUID REFERENCES section (id),
    name TEXT COLLATE "C" NOT NULL,
    name_key TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL
);
CREATE UNIQUE INDEX section_name ON section (company, COALESCE(parent, company), name_key);

-- «Gestión de personas y usuarios»: one row for each person of a company, with an account or not
-- yet. Name, RUT and address stand in clear, because whoever administers the company searches and
-- sorts by them; nobody else reads this table, and a row goes with the account or the worker that
-- it belongs to. State and perfil are copies of the membership's where there is one, written by the
-- same statements' transaction; where there is none, they stand here alone.
CREATE TABLE roster_person (
    seq BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id UUID NOT NULL UNIQUE,
    platform TEXT COLLATE "C" NOT NULL,
    company UUID NOT NULL REFERENCES company (id) ON DELETE CASCADE,
    membership UUID UNIQUE REFERENCES membership (id) ON DELETE CASCADE,
    worker UUID UNIQUE REFERENCES worker (id) ON DELETE CASCADE,
    rut_lookup BYTEA,
    rut TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    sort_key TEXT COLLATE "C" NOT NULL,
    email TEXT COLLATE "C" NOT NULL,
    words TEXT COLLATE "C" NOT NULL,
    perfil TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    section UUID REFERENCES section (id),
    company_tag TEXT COLLATE "C" NOT NULL,
    perfil_tag TEXT COLLATE "C" NOT NULL,
    section_tag TEXT COLLATE "C" NOT NULL,
    starts_on BIGINT,
    ends_at BIGINT,
    reason TEXT COLLATE "C",
    wrapped_key BYTEA NOT NULL,
    letter UUID,
    reminded_at BIGINT,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    version BIGINT NOT NULL
);
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

-- Substrings of names, addresses and numbers: where the server has the extension, it is used; without
-- it, a search walks the company's people. It lies in public, whatever schema the rest lies in, so that
-- every installation on a server shares one.
DO $$ BEGIN
    CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;
    CREATE INDEX roster_by_words ON roster_person USING gin (words public.gin_trgm_ops);
EXCEPTION WHEN OTHERS THEN
    RAISE NOTICE 'pg_trgm is not available';
END $$;

-- How many people there are of each kind, kept by the database itself, so that no page counts.
CREATE TABLE roster_count (
    company UUID NOT NULL REFERENCES company (id) ON DELETE CASCADE,
    state TEXT COLLATE "C" NOT NULL,
    perfil TEXT COLLATE "C" NOT NULL,
    section UUID NOT NULL,
    people BIGINT NOT NULL,
    PRIMARY KEY (company, state, perfil, section)
);
CREATE FUNCTION roster_counts() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE none CONSTANT UUID := '00000000-0000-0000-0000-000000000000';
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.state = NEW.state AND OLD.perfil = NEW.perfil
       AND OLD.section IS NOT DISTINCT FROM NEW.section THEN
        RETURN NULL;
    END IF;
    IF TG_OP <> 'INSERT' THEN
        UPDATE roster_count SET people = people - 1
        WHERE company = OLD.company AND state = OLD.state AND perfil = OLD.perfil
          AND section = COALESCE(OLD.section, none);
    END IF;
    IF TG_OP <> 'DELETE' THEN
        INSERT INTO roster_count AS known (company, state, perfil, section, people)
        VALUES (NEW.company, NEW.state, NEW.perfil, COALESCE(NEW.section, none), 1)
        ON CONFLICT (company, state, perfil, section) DO UPDATE SET people = known.people + 1;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER roster_count_kept AFTER INSERT OR UPDATE OR DELETE ON roster_person
    FOR EACH ROW EXECUTE FUNCTION roster_counts();

-- What somebody did to several people at once, so that it can be taken back for a day: which rows,
-- as they were and at which version they stood afterwards. Ids and codes only.
CREATE TABLE roster_act (
    id UUID PRIMARY KEY,
    platform TEXT COLLATE "C" NOT NULL,
    company UUID NOT NULL REFERENCES company (id) ON DELETE CASCADE,
    done_by TEXT COLLATE "C" NOT NULL,
    done_at BIGINT NOT NULL,
    undone_at BIGINT,
    changes TEXT COLLATE "C" NOT NULL
);
CREATE INDEX roster_act_by_time ON roster_act (done_at);
