-- What this database is: schema facts, the demonstration's mark, the check value of the data key.
CREATE TABLE meta (
    name TEXT COLLATE "C" PRIMARY KEY,
    value TEXT COLLATE "C" NOT NULL
);

-- People who run the installation itself; made on the command line only.
CREATE TABLE operator (
    id UUID PRIMARY KEY,
    name TEXT COLLATE "C" NOT NULL,
    email TEXT COLLATE "C" NOT NULL,
    email_key TEXT COLLATE "C" NOT NULL UNIQUE,
    password_hash TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL
);

-- Counters of a window: look-ups, mails, tries of one address, document or browser.
CREATE TABLE budget (
    platform TEXT COLLATE "C" NOT NULL,
    purpose TEXT COLLATE "C" NOT NULL,
    holder BYTEA NOT NULL,
    window_start BIGINT NOT NULL,
    used BIGINT NOT NULL,
    PRIMARY KEY (platform, purpose, holder)
);
CREATE INDEX budget_by_window ON budget (window_start);

-- What somebody typed into a form that was refused, so that a page without script can show it again.
CREATE TABLE typed (
    platform TEXT COLLATE "C" NOT NULL,
    browser BYTEA NOT NULL,
    form TEXT COLLATE "C" NOT NULL,
    sealed BYTEA NOT NULL,
    typed_at BIGINT NOT NULL,
    PRIMARY KEY (platform, browser, form)
);
CREATE INDEX typed_by_time ON typed (typed_at);
