-- What this database is: schema facts, the demonstration's mark, the check value of the data key.
CREATE TABLE meta (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

-- People who run the installation itself; made on the command line only.
CREATE TABLE operator (
    id BLOB PRIMARY KEY,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL UNIQUE,
    password_hash TEXT NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

-- Counters of a window: look-ups, mails, tries of one address, document or browser.
CREATE TABLE budget (
    platform TEXT NOT NULL,
    purpose TEXT NOT NULL,
    holder BLOB NOT NULL,
    window_start INTEGER NOT NULL,
    used INTEGER NOT NULL,
    PRIMARY KEY (platform, purpose, holder)
) STRICT;
CREATE INDEX budget_by_window ON budget (window_start);

-- What somebody typed into a form that was refused, so that a page without script can show it again.
CREATE TABLE typed (
    platform TEXT NOT NULL,
    browser BLOB NOT NULL,
    form TEXT NOT NULL,
    sealed BLOB NOT NULL,
    typed_at INTEGER NOT NULL,
    PRIMARY KEY (platform, browser, form)
) STRICT;
CREATE INDEX typed_by_time ON typed (typed_at);
