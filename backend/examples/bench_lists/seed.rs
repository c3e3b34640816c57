//! So many rows for each list, made by the database itself, one statement a table. Row `i` was made
//! at moment `i`; its id is that number, too, so that ids stand in the order of time as ours do.

use backend::storage::Db;
use uuid::Uuid;

use crate::Answer;

/// The one company whose members are listed: row 0.
pub const COMPANY: Uuid = Uuid::from_bytes(*b"0000000000000000");
/// Who works on one filing of eight: the person and the account of row 0.
pub const AGENT: Uuid = COMPANY;

/// The id of row `number`.
pub fn numbered(number: i64) -> Uuid {
    let text = format!("{number:016}");
    Uuid::from_slice(text.as_bytes()).unwrap_or_default()
}

/// Runs those statements; `$1` is how many rows there are to be.
pub async fn fill(db: &Db, statements: &[&'static str], size: i64) -> Answer<()> {
    let Db::Sqlite { write, .. } = db else {
        return Err("on SQLite".into());
    };
    for statement in statements.iter().copied() {
        sqlx::query(statement).bind(size).execute(write).await?;
    }
    Ok(())
}

/// One statement: that many rows `n`, of number `i` and id `n.id`.
macro_rules! rows {
    ($($text:literal),* $(,)?) => {
        concat!(
            "WITH RECURSIVE counted(i) AS (
                 SELECT 0 UNION ALL SELECT i + 1 FROM counted WHERE i + 1 < $1),
             n AS (SELECT i, CAST(printf('%016d', i) AS BLOB) AS id FROM counted) ",
            $($text),*
        )
    };
}

const PEOPLE: &str = rows!(
    "INSERT INTO person (id, platform, wrapped_key, sealed, version, created_at)
     SELECT id, 'gestion', zeroblob(72), zeroblob(200), 1, i FROM n"
);
/// One of eight has still to choose a password.
const ACCOUNTS: &str = rows!(
    "INSERT INTO account (id, platform, person, email, email_key, password_changed_at, state,
         review_due, created_at, version, initial_until)
     SELECT id, 'gestion', id, 'p' || i || '@ejemplo.test', 'p' || i || '@ejemplo.test', 0,
         'active', 0, i, 1, CASE i % 8 WHEN 0 THEN i END FROM n"
);
const ACQUISITIONS: &str = rows!(
    "INSERT INTO acquisition (id, platform, rut, secret_digest, wrapped_key, sealed, state, sends,
         last_sent_at, created_at, created_by, expires_at)
     SELECT id, 'gestion', i || '-0', id, zeroblob(72), zeroblob(200), 'opened', 1, i, i,
         'system', i FROM n"
);
/// Of one of eight the contact was not called yet.
const COMPANIES: &str = rows!(
    "INSERT INTO company (id, platform, rut, legal_name, sort_key, adherence, adherence_at,
         acquisition, wrapped_key, sealed, leaderless, contacted_at, created_at, version)
     SELECT id, 'gestion', i || '-0', 'Empresa ' || i, 'empresa ' || i, 'adhered', i, id,
         zeroblob(72), zeroblob(400), 0, CASE i % 8 WHEN 0 THEN NULL ELSE i END, i, 1 FROM n"
);
const PLANS: &str = rows!(
    "INSERT INTO plan (company, platform, name, seats, taken, created_at, version)
     SELECT id, 'gestion', 'Plan', 10, 3, i, 1 FROM n"
);
/// All of them in the company of row 0.
const MEMBERS: &str = rows!(
    "INSERT INTO membership (id, platform, company, account, perfil, state, sort_key, created_at,
         changed_at, version, listed)
     SELECT n.id, 'gestion', c.id, n.id, 'worker', 'enabled', c.sort_key, n.i, n.i, 1, 1
     FROM n JOIN company c ON c.created_at = 0 AND c.platform = 'gestion'"
);
/// The agent of filings and the only company with members.
const FIRST_PERSON: &str =
    "INSERT INTO person (id, platform, wrapped_key, sealed, version, created_at)
     SELECT CAST('0000000000000000' AS BLOB), 'gestion', x'', x'', 1, 0 WHERE $1 > 0";
const FIRST_ACCOUNT: &str = "INSERT INTO account (id, platform, person, email, email_key,
         password_changed_at, state, review_due, created_at, version)
     SELECT id, platform, id, 'a@ejemplo.test', 'a@ejemplo.test', 0, 'active', 0, 0, 1
     FROM person WHERE $1 > 0";
/// Every other one is open, one of eight the agent's, one of six an «unblock»; nobody files praise.
const FILINGS: &str = rows!(
    "INSERT INTO filing (id, platform, year, serial, once, kind, state, filed_at, due_at, closed_at,
         agent, consent_version, consent_digest, consent_locale, wrapped_key, sealed, version)
     SELECT n.id, 'gestion', 2026, i, n.id, CASE i % 6 WHEN 0 THEN 'unblock' ELSE 'petition' END,
         CASE i % 2 WHEN 0 THEN 'taken' ELSE 'answered' END, i, i,
         CASE i % 2 WHEN 0 THEN NULL ELSE i END, CASE i % 8 WHEN 0 THEN a.id END, '1', x'01',
         'es-CL', zeroblob(72), zeroblob(400), 1
     FROM n JOIN account a"
);
/// Eight who act, each four of eight acts, on eight; the moments are a second apart.
const AUDIT: &str = rows!(
    "INSERT INTO audit_entry (platform, seq, at, actor, action, subject, sealed, digest)
     SELECT 'gestion', i + 1, i * 1000000, 'account:' || (i % 8),
         'act.' || ((i % 8 + i / 8 % 4) % 8),
         'person:' || (i / 4 % 8), zeroblob(150), zeroblob(32) FROM n"
);
const ORIGINS: &str = rows!(
    "INSERT INTO audit_origin (platform, seq, network, device, at)
     SELECT 'gestion', i + 1, '192.0.2.1', 'Firefox', i * 1000000 FROM n"
);
const IMPORTS: &str = rows!(
    "INSERT INTO registry_batch (id, platform, source_hash, row_count, added, changed, unchanged,
         retired, whole, imported_at, imported_by, file)
     SELECT id, 'gestion', id, 1, 1, 0, 0, 0, 1, i, 'system', 'personas.csv' FROM n"
);
const REGISTRY: &str = rows!(
    "INSERT INTO registry_person (id, platform, document_lookup, wrapped_key, sealed, row_digest,
         active, batch, updated_at)
     SELECT n.id, 'gestion', n.id, zeroblob(72), zeroblob(300), n.id, 1, b.id, i
     FROM n JOIN registry_batch b ON b.platform = 'gestion' AND b.imported_at = 0"
);
const LEAVING: &str = rows!(
    "INSERT INTO registry_leaving (batch, person)
     SELECT b.id, n.id
     FROM n JOIN registry_batch b ON b.platform = 'gestion' AND b.imported_at = 0"
);
/// One of eight did not arrive.
const MESSAGES: &str = rows!(
    "INSERT INTO outbox (id, platform, kind, channel, recipient_mask, state, due_at, attempts,
         created_at, expires_at, sent_at)
     SELECT id, 'gestion', 'service', 'mail', 'p•••@ejemplo.test',
         CASE i % 8 WHEN 0 THEN 'failed' ELSE 'sent' END, i, 1, i, i, i FROM n"
);
/// One of eight waits.
const SERVICES: &str = rows!(
    "INSERT INTO service_request (id, platform, account, service, state, reason, requested_at)
     SELECT n.id, 'gestion', a.id, 'servicio-' || i,
         CASE i % 8 WHEN 0 THEN 'pending' ELSE 'granted' END, zeroblob(100), i
     FROM n JOIN account a"
);

/// The help desk's queue.
pub const QUEUE_ROWS: &[&str] = &[FIRST_PERSON, FIRST_ACCOUNT, FILINGS];
/// The audit page.
pub const AUDIT_ROWS: &[&str] = &[AUDIT, ORIGINS];
/// The registry's page.
pub const REGISTRY_ROWS: &[&str] = &[IMPORTS, REGISTRY, LEAVING];
/// Companies as operators, coordination and institutions see them.
pub const COMPANY_ROWS: &[&str] = &[ACQUISITIONS, COMPANIES, PLANS];
/// Members of a company, and first users.
pub const MEMBER_ROWS: &[&str] = &[PEOPLE, ACCOUNTS, ACQUISITIONS, COMPANIES, MEMBERS];
/// What an administrator of the platform reads besides.
pub const PLATFORM_ROWS: &[&str] = &[FIRST_PERSON, FIRST_ACCOUNT, MESSAGES, SERVICES];
