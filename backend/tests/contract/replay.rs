//! What the entries of the audit tell of memberships, perfiles, sections, adherence and stand-ins, read
//! in their order and beside nothing else; and the same as it is stored (`assurance.md` 5.3, property
//! 11).

use std::collections::{BTreeMap, HashMap};

use backend::keys::PersonKey;
use backend::storage::audit::EntryRow;
use backend::storage::{self, Db};
use backend::{account, audit, calendar};
use domain::Id;
use domain::date::Date;
use domain::role::Permissions;
use domain::time::Timestamp;
use serde_json::Value;
use uuid::Uuid;

use crate::world::World;

/// Entries read at once.
const BATCH: i64 = 500;

/// Every row of a statement, on either database.
macro_rules! all {
    ($world:expr, $row:ty, $sql:expr) => {{
        let rows: Vec<$row> = match &$world.backend.db {
            Db::Sqlite { read, .. } => sqlx::query_as($sql).fetch_all(read).await.unwrap(),
            Db::Postgres(pool) => sqlx::query_as($sql).fetch_all(pool).await.unwrap(),
        };
        rows
    }};
}

/// A company and an account.
type Pair = (Uuid, Uuid);
/// Perfil, why administrator, state, and from when on it opens nothing.
type Member = (String, Option<String>, String, Option<i64>);
/// A pair and its membership, as stored.
type Row = (Uuid, Uuid, String, Option<String>, String, Option<i64>);

/// What property 11 is about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Stands {
    members: BTreeMap<Pair, Member>,
    /// Company, name, and what it allows.
    roles: BTreeMap<Uuid, (Uuid, String, String)>,
    /// Company, name, and what it stands below.
    sections: BTreeMap<Uuid, (Uuid, String, Option<Uuid>)>,
    adherence: BTreeMap<Uuid, String>,
    /// Until when.
    stand_ins: BTreeMap<Pair, i64>,
}

/// A replay of one platform's entries.
pub struct Replay {
    platform: &'static str,
    /// The last entry that was read.
    seen: i64,
    stands: Stands,
}

impl Replay {
    /// Begins with what is stored now: rows that a test wrote by itself have no entry.
    pub async fn begins(world: &World, platform: &'static str) -> Self {
        let head = world.backend.db.read(|mut tx| async move {
            let head = storage::audit::head(&mut tx, platform).await?;
            tx.done(head)
        });
        Self {
            platform,
            seen: head.await.unwrap().map_or(0, |head| head.seq),
            stands: stored(world).await,
        }
    }

    /// Reads the entries since, and compares with what is stored. Whoever ceased to stand in by the
    /// clock is nobody's business.
    pub async fn agrees(&mut self, world: &World, when: &str) {
        let (platform, keys) = (self.platform, Keys::of(world).await);
        loop {
            let seen = self.seen;
            let rows = world.backend.db.read(|mut tx| async move {
                let rows = storage::audit::after(&mut tx, platform, seen, BATCH).await?;
                tx.done(rows)
            });
            let rows = rows.await.unwrap();
            let Some(last) = rows.last() else { break };
            self.seen = last.seq;
            for row in &rows {
                // Of people whose rows are gone, nothing opens but what tells that they are.
                if let Some(told) = keys.open(world, platform, row).await {
                    self.stands.applies(world, row, &told);
                }
            }
        }
        let (now, mut kept) = (world.backend.env.clock.now().0, stored(world).await);
        for stands in [&mut self.stands, &mut kept] {
            stands.stand_ins.retain(|_, until| *until > now);
        }
        assert_eq!(self.stands, kept, "replayed, and stored: {when}");
    }
}

/// The keys of companies' rows.
struct Keys(HashMap<Uuid, Vec<u8>>);

impl Keys {
    async fn of(world: &World) -> Self {
        let rows = "SELECT id, wrapped_key FROM roster_person";
        Self(all!(world, (Uuid, Vec<u8>), rows).into_iter().collect())
    }

    async fn open(&self, world: &World, platform: &str, row: &EntryRow) -> Option<Value> {
        let key = self.of_subject(world, platform, &row.subject).await;
        audit::detail(&world.backend, platform, row.seq, &row.sealed, key.as_ref())
    }

    async fn of_subject(&self, world: &World, platform: &str, subject: &str) -> Option<PersonKey> {
        let (kind, id) = subject.split_once(':')?;
        let (id, backend): (Uuid, _) = (id.parse().ok()?, &*world.backend);
        let now = backend.env.clock.now();
        match kind {
            "account" => {
                let key = backend.db.read(|mut tx| async move {
                    let id = Id::from_uuid(id);
                    let key = match storage::account::by_id(&mut tx, platform, id, now).await? {
                        Some(row) => {
                            account::key_of(&mut tx, backend, platform, row.person()).await?
                        }
                        None => None,
                    };
                    tx.done(key)
                });
                key.await.unwrap()
            }
            "person_of_company" => {
                let wrapped = self.0.get(&id)?;
                backend.keys.person(wrapped, id.as_bytes()).ok()
            }
            _ => None,
        }
    }
}

fn id(told: &Value) -> Option<Uuid> {
    told.as_str()?.parse().ok()
}

fn text(told: &Value) -> String {
    told.as_str().unwrap().to_owned()
}

/// What an entry is about.
fn about(row: &EntryRow) -> Uuid {
    let (_, id) = row.subject.split_once(':').unwrap();
    id.parse().unwrap()
}

/// The company that an entry about something else names.
fn pair(company: &Value, account: Uuid) -> Pair {
    (id(company).expect("a company"), account)
}

impl Stands {
    fn applies(&mut self, world: &World, row: &EntryRow, told: &Value) {
        let one = told.get("membership").filter(|one| one.is_object());
        let many = told.get("memberships").and_then(Value::as_array);
        for membership in many.into_iter().flatten().chain(one) {
            self.puts(membership, row.at);
        }
        match row.action.as_str() {
            "perfil.changed" | "perfil.carried_out" if one.is_none() => self.perfil(row, told),
            "invitation.accepted" => self.invited(told),
            "role.created" | "role.changed" | "role.removed" => self.role(row, told),
            "section.created" | "section.changed" | "section.deleted" => self.section(row, told),
            "company.opened" | "institution.created" => {
                self.adherence.insert(about(row), "adhered".to_owned());
            }
            "company.adherence" => {
                self.adherence.insert(about(row), text(&told["new"]));
            }
            "stand_in.named" => {
                let until = last_moment(world, row, &text(&told["until"]));
                let pair = pair(&told["company"], about(row));
                self.stand_ins.insert(pair, until.0);
            }
            "stand_in.ended" => {
                self.stand_ins.remove(&pair(&told["company"], about(row)));
            }
            "person.removed" => {
                if let Some(account) = id(&told["account"]) {
                    let pair = pair(&told["company"], account);
                    self.members.remove(&pair);
                    self.stand_ins.remove(&pair);
                }
            }
            _ => {}
        }
    }

    /// A membership as it stands since then. Where access ends or begins anew, nobody stands in.
    fn puts(&mut self, told: &Value, at: i64) {
        let pair = pair(&told["company"], id(&told["account"]).unwrap());
        let open = |member: &Member| member.2 == "enabled";
        let over = |member: &Member| member.3.is_some_and(|end| end <= at);
        let was = self.members.get(&pair);
        let was = was.is_some_and(|member| open(member) && !over(member));
        let is = (
            text(&told["perfil"]),
            told["basis"].as_str().map(str::to_owned),
            text(&told["state"]),
            told["ends_at"].as_i64(),
        );
        if !(was && open(&is)) {
            self.stand_ins.remove(&pair);
        }
        self.members.insert(pair, is);
    }

    /// Another perfil, where nothing else of the membership changed.
    fn perfil(&mut self, row: &EntryRow, told: &Value) {
        if !row.subject.starts_with("account:") {
            return;
        }
        let member = self.members.get_mut(&pair(&told["company"], about(row)));
        member.expect("a membership").0 = text(&told["new"]);
    }

    fn invited(&mut self, told: &Value) {
        let account = id(&told["account"]).unwrap();
        let new = (text(&told["tier"]), None, "enabled".to_owned(), None);
        self.members.insert(pair(&told["company"], account), new);
    }

    fn role(&mut self, row: &EntryRow, told: &Value) {
        let perfil = id(&told["perfil"]).unwrap();
        if row.action == "role.removed" {
            self.roles.remove(&perfil);
            return;
        }
        let (name, new) = (text(&told["name"]), text(&told["new"]));
        let allowed = new.strip_prefix(&format!("{name} ("));
        let allowed = allowed.and_then(|rest| rest.strip_suffix(')')).unwrap();
        let allowed: Permissions = allowed.parse().unwrap();
        let role = (about(row), name, allowed.to_string());
        self.roles.insert(perfil, role);
    }

    fn section(&mut self, row: &EntryRow, told: &Value) {
        let (section, new) = (about(row), &told["new"]);
        if row.action != "section.deleted" {
            let company = id(&told["company"]).expect("a company");
            let stands = (company, text(&new["name"]), id(&new["parent"]));
            self.sections.insert(section, stands);
            return;
        }
        self.sections.remove(&section);
        // What stood below it goes where its people go.
        for (_, _, parent) in self.sections.values_mut() {
            if *parent == Some(section) {
                *parent = id(&new["parent"]);
            }
        }
    }
}

fn last_moment(world: &World, row: &EntryRow, iso: &str) -> Timestamp {
    let platform = world.backend.platform(&row.platform).unwrap();
    let mut parts = iso.split('-');
    let mut part = || parts.next().unwrap();
    let (year, month, day) = (part(), part(), part());
    let day = Date::new(
        year.parse().unwrap(),
        month.parse().unwrap(),
        day.parse().unwrap(),
    );
    calendar::end_of(&platform, day.unwrap()).unwrap()
}

/// What is stored.
async fn stored(world: &World) -> Stands {
    let mut stands = Stands::default();
    let sql = "SELECT company, account, perfil, basis, state, ends_at FROM membership";
    for (company, account, perfil, basis, state, ends_at) in all!(world, Row, sql) {
        let member = (perfil, basis, state, ends_at);
        stands.members.insert((company, account), member);
    }
    let sql = "SELECT id, company, name FROM perfil";
    for (id, company, name) in all!(world, (Uuid, Uuid, String), sql) {
        stands.roles.insert(id, (company, name, String::new()));
    }
    let sql = "SELECT perfil, module, level FROM perfil_permission ORDER BY perfil, module";
    for (perfil, module, level) in all!(world, (Uuid, String, String), sql) {
        let (_, _, allowed) = stands.roles.get_mut(&perfil).unwrap();
        let more: Permissions = format!("{allowed},{module}:{level}").parse().unwrap();
        *allowed = more.to_string();
    }
    let sql = "SELECT id, company, name, parent FROM section";
    for (id, company, name, parent) in all!(world, (Uuid, Uuid, String, Option<Uuid>), sql) {
        stands.sections.insert(id, (company, name, parent));
    }
    let sql = "SELECT id, adherence FROM company";
    for (id, adherence) in all!(world, (Uuid, String), sql) {
        stands.adherence.insert(id, adherence);
    }
    let sql = "SELECT company, account, until FROM stand_in WHERE ended_at IS NULL ORDER BY until";
    for (company, account, until) in all!(world, (Uuid, Uuid, i64), sql) {
        stands.stand_ins.insert((company, account), until);
    }
    stands
}

/// How many entries of that act there are.
pub async fn written(world: &World, act: &str) -> usize {
    let rows = "SELECT action FROM audit_entry";
    let rows = all!(world, (String,), rows);
    rows.iter().filter(|(action,)| action == act).count()
}
