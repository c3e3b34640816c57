//! People of a file are entered many at a time, and stand then as those whom a page enters one by
//! one.

use std::collections::{BTreeMap, HashMap};

use backend::audit::{self, Scribe};
use backend::bulk;
use backend::people::{self, Added, ByHand, New, Why, Within};
use backend::storage::{self, Db};
use domain::Rut;
use domain::bulk::{Outcome, Stage};
use domain::contact::Email;
use domain::document::{Document, DocumentKind};
use domain::id::{self, Id};
use domain::membership::{Change, Perfil};
use domain::name::{NamePart, PersonName};
use domain::refusal::Refusal;
use domain::roster::Entry;

use crate::bulk::{EDITS, Office, count, people as few, rut};
use crate::companies::{HERE, refusal};
use crate::contract;
use crate::memberships::bare;
use crate::people::Somebody;
use crate::worker::{load, load_of};
use crate::world::World;

/// More than several statements take.
const MANY: u32 = 1_200;
const FIRST: u32 = 10_000_001;
/// Those with an account.
const SIGNED: [u32; 3] = [FIRST, FIRST + 700, FIRST + 1_100];
/// Those whom a file of workers brought before there was a list.
const WORKERS: [u32; 3] = [FIRST + 5, FIRST + 127, FIRST + 900];
/// Those who begin «Inhabilitado».
const OFF: [u32; 3] = [FIRST + 2, FIRST + 128, FIRST + 700];

const TITLES: &str = "RUT;Nombres;Apellido paterno;Apellido materno;Correo;Cargo;\
    Fecha de ingreso;N° de serie;Estado;Perfil\r\n";
const LISTED: &str = "SELECT COUNT(*) FROM roster_person";
const BATCHES: &str = "SELECT COUNT(*) FROM worker_batch";
const ADDED: &str = "SELECT COUNT(*) FROM audit_entry WHERE action = 'person.added'";

/// One row of a list with everything that hangs on it, but for ids, keys and what is sealed.
const FACTS: &str = "SELECT r.rut || '|' || r.name || '|' || r.sort_key || '|' || r.email || '|'
        || r.words || '|' || r.perfil || '|' || r.state || '|'
        || CAST(COALESCE(r.starts_on, -1) AS TEXT) || '|' || CAST(r.created_at AS TEXT) || '|'
        || CAST(r.version AS TEXT) || '|' || COALESCE(r.reason, '') || '|' || r.section_tag || '|'
        || CAST(w.listed AS TEXT) || CAST(w.active AS TEXT)
        || CAST(length(w.row_digest) AS TEXT)
        || CAST(COALESCE(length(w.card_digest), 0) AS TEXT) || '|'
        || COALESCE(m.perfil || m.state || CAST(m.listed AS TEXT)
                    || CAST(m.version AS TEXT), '')
    FROM roster_person r JOIN worker w ON w.id = r.worker AND w.rut_lookup = r.rut_lookup
    LEFT JOIN membership m ON m.id = r.membership AND m.company = r.company
    WHERE r.company = $1 AND r.rut <> '' ORDER BY r.seq";

async fn facts(world: &World, company: Id<id::Company>) -> Vec<String> {
    let asked = sqlx::query_scalar(FACTS);
    match &world.backend.db {
        Db::Sqlite { read, .. } => asked.bind(company.uuid()).fetch_all(read).await.unwrap(),
        Db::Postgres(pool) => {
            let asked = sqlx::query_scalar(FACTS).bind(company.uuid());
            asked.fetch_all(pool).await.unwrap()
        }
    }
}

async fn run(world: &World, statement: &'static str) {
    match &world.backend.db {
        Db::Sqlite { write, .. } => drop(sqlx::query(statement).execute(write).await.unwrap()),
        Db::Postgres(pool) => drop(sqlx::query(statement).execute(pool).await.unwrap()),
    }
}

/// What the chain tells of each person of a company, by their RUT, without the company's name.
async fn told(world: &World, company: Id<id::Company>) -> BTreeMap<String, Vec<String>> {
    let entries = world.backend.db.read(|mut tx| async move {
        let rows = storage::audit::after(&mut tx, HERE, 0, 100_000).await?;
        tx.done(rows)
    });
    let mut by_subject: HashMap<String, Vec<_>> = HashMap::new();
    for row in entries.await.unwrap() {
        let rows = by_subject.entry(row.subject.clone()).or_default();
        rows.push(row);
    }
    let (backend, mut told) = (&world.backend, BTreeMap::new());
    for n in FIRST..FIRST + MANY {
        let number = &lookup(world, n);
        let row = backend.db.read(|mut tx| async move {
            let row = storage::roster::by_rut(&mut tx, HERE, company, number).await?;
            tx.done(row)
        });
        let Some(row) = row.await.unwrap() else {
            continue;
        };
        let key = backend.keys.person(&row.wrapped_key, row.id.as_bytes());
        let key = key.unwrap();
        let subject = format!("person_of_company:{}", row.id);
        let entries = by_subject.remove(&subject).unwrap_or_default();
        let tell = |entry: &storage::audit::EntryRow| {
            let detail = audit::detail(backend, HERE, entry.seq, &entry.sealed, Some(&key));
            let detail = detail.unwrap().to_string();
            let detail = detail.replace(&company.to_string(), "there");
            format!("{} {detail}", entry.action)
        };
        told.insert(row.rut, entries.iter().map(tell).collect());
    }
    told
}

fn lookup(world: &World, n: u32) -> Vec<u8> {
    let document = Document::parse(DocumentKind::Rut, &rut(n)).unwrap();
    backend::account::document_lookup(&world.backend.keys, &document)
}

fn entry(n: u32) -> Entry {
    let part = |text: &str| NamePart::parse(text).unwrap();
    Entry {
        rut: Rut::from_body(n).unwrap(),
        name: PersonName {
            first: part("María José"),
            second: None,
            first_surname: part("Ñáñez"),
            second_surname: n.is_multiple_of(3).then(|| part("Soto")),
        },
        email: Email::parse(&format!("p{n}@trigo.example")).ok(),
        phone: None,
        position: domain::company::Position::parse("Panadera").ok(),
        starts_on: domain::Date::new(2020, 3, 15).ok(),
        card: None,
    }
}

fn row(n: u32) -> String {
    let second = if n.is_multiple_of(3) { "Soto" } else { "" };
    let state = if OFF.contains(&n) {
        "Inhabilitado"
    } else {
        "Habilitado"
    };
    format!(
        "{};María José;Ñáñez;{second};p{n}@trigo.example;Panadera;2020-03-15;;{state};\r\n",
        rut(n)
    )
}

async fn signed(world: &World) {
    for (n, email) in SIGNED.into_iter().zip(["a", "b", "c"]) {
        let email = &format!("{email}@correo.example");
        let somebody = Somebody {
            platform: HERE,
            document: Document::parse(DocumentKind::Rut, &rut(n)).ok(),
            email,
            ..Somebody::ana()
        };
        world.account_of(&somebody).await.unwrap();
    }
}

/// Workers of both companies who stand in no list.
async fn workers(world: &World, other: &str) {
    let line = |n: u32| format!("{};Eva;Mena;;;;Hornera;;;Activo", rut(n));
    let lines = WORKERS.map(line);
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    load(world, &lines).await;
    load_of(world, (HERE, other), &lines).await;
    run(world, "DELETE FROM roster_person WHERE worker IS NOT NULL").await;
    run(world, "UPDATE worker SET listed = (1 = 0)").await;
}

fn scribe(world: &World) -> Scribe<'_> {
    Scribe {
        network: "",
        device: "",
        ..world.system(HERE)
    }
}

/// Enters them as a page does, one by one, each in a transaction of their own.
async fn one_by_one(world: &World, company: Id<id::Company>) {
    let platform = &world.backend.platform(HERE).unwrap();
    for n in FIRST..FIRST + MANY {
        let (entry, off) = (&entry(n), OFF.contains(&n));
        let entered = world.backend.db.write(|mut tx| async move {
            let within = &Within {
                platform,
                company,
                by: None,
                scribe: scribe(world),
            };
            let new = New {
                entry,
                perfil: Perfil::Worker,
                section: None,
            };
            let Added::Entered(row) = people::add(&mut tx, within, &new).await? else {
                panic!("somebody new")
            };
            if off {
                let why = &Why::default();
                people::set_state(&mut tx, within, &row, Change::Disable, why).await?;
            }
            tx.done(())
        });
        entered.await.unwrap();
    }
}

contract!(
    a64_p8_people_entered_together_stand_as_those_entered_one_by_one,
    |world| {
        let office = Office::opens(&world).await;
        let other = bare(&world, 7).await;
        signed(&world).await;
        workers(&world, &rut(54_100_007)).await;
        // Somebody in the middle of the file is there already, and changes.
        let known = FIRST + MANY;
        office.loads(&few(known, 1)).await;
        let batches = count(&world, BATCHES).await;

        let mut file = TITLES.to_owned();
        for n in FIRST..FIRST + MANY {
            file += &row(n);
            if n == FIRST + 300 {
                file += &format!("{};;;;otra@trigo.example;;;;;\r\n", rut(known));
                let leads = rut(FIRST - 1);
                file += &format!("{leads};Eva;Mena;;;;;;;Administrador de accesos\r\n");
            }
        }
        let id = office.checks(&file).await;
        let refused = office.told(&id, Outcome::Refused).await;
        assert_eq!(refused[0].issues[0].why.code(), "ADMINISTRADOR");
        let figures = office.sees(&id, Outcome::Added).await.listed.figures;
        assert_eq!(figures, [1_200, 1, 1, 0]);
        office.approves(&id, true).await.unwrap();
        office.works().await;
        assert_eq!(office.stage(&id).await, Stage::Applied);
        assert_eq!(count(&world, BATCHES).await, batches + 1, "one for all");
        assert_eq!(office.email(known).await, "otra@trigo.example");

        one_by_one(&world, other).await;
        let [there, mut here] = [
            facts(&world, other).await,
            facts(&world, office.company).await,
        ];
        let of_known = here.remove(0);
        assert!(of_known.contains("otra@trigo.example"), "{of_known}");
        assert_eq!((here.len(), there.len()), (1_200, 1_200));
        for (here, there) in here.iter().zip(&there) {
            assert_eq!(here, there);
        }
        let [there, here] = [
            told(&world, other).await,
            told(&world, office.company).await,
        ];
        assert_eq!((here.len(), there.len()), (1_200, 1_200));
        for (here, there) in here.iter().zip(&there) {
            assert_eq!(here, there);
        }
        audit::verify(&world.backend, HERE).await.unwrap();
        let letters = world.letters().await;
        for company in ["Empresa 0007", "Trigo"] {
            let subject = |letter: &&backend::mail::Letter| {
                letter.subject.contains("te agregó") && letter.subject.contains(company)
            };
            assert_eq!(letters.iter().filter(subject).count(), 3, "{company}");
        }
    }
);

contract!(
    a66_p8_taking_a_long_load_back_leaves_what_was_there,
    |world| {
        let office = Office::opens(&world).await;
        signed(&world).await;
        let known = FIRST + MANY;
        office.loads(&few(known, 1)).await;
        let (people, workers) = (LISTED, "SELECT COUNT(*) FROM worker");
        let members = "SELECT COUNT(*) FROM membership";
        let mut before = Vec::new();
        for statement in [people, workers, members] {
            before.push(count(&world, statement).await);
        }
        let mut file = TITLES.to_owned();
        for n in FIRST..FIRST + MANY {
            file += &row(n);
            if n == FIRST + 300 {
                file += &format!("{};;;;otra@trigo.example;;;;;\r\n", rut(known));
            }
        }
        let id = office.loads(&file).await;
        let places = "SELECT COUNT(*) FROM bulk_change c JOIN roster_person r
            ON r.id = c.person AND r.version = c.version";
        // The load of the one before is told there, too; they changed since.
        assert_eq!(count(&world, places).await, 1_201);
        assert_eq!(count(&world, people).await, before[0] + 1_200);
        bulk::undo(&office.caller().await, &id).await.unwrap();
        office.works().await;
        let seen = office.sees(&id, Outcome::Changed).await;
        assert_eq!(seen.taken_back, [1_201, 0]);
        for (statement, before) in [people, workers, members].into_iter().zip(before) {
            assert_eq!(count(&world, statement).await, before, "{statement}");
        }
        assert_eq!(
            office.email(known).await,
            format!("p{known}@trigo.example"),
            "as they were"
        );
        audit::verify(&world.backend, HERE).await.unwrap();
        // And once more, as if nothing had been.
        office.loads(&file).await;
        let edits = format!("{EDITS}{};;Habilitado\r\n", rut(OFF[0]));
        office.loads(&edits).await;
        assert_eq!(count(&world, ADDED).await, 1 + 2 * 1_200);
    }
);

contract!(
    a58_many_are_entered_or_nobody_where_one_is_there_already,
    |world| {
        let office = Office::opens(&world).await;
        office.loads(&few(FIRST, 1)).await;
        let (platform, company) = (&world.backend.platform(HERE).unwrap(), office.company);
        let (listed, told) = (count(&world, LISTED).await, count(&world, ADDED).await);
        for numbers in [[FIRST + 1, FIRST], [FIRST + 2, FIRST + 2]] {
            let entries = &numbers.map(entry);
            let entered = world.backend.db.write(|mut tx| async move {
                let within = &Within {
                    platform,
                    company,
                    by: None,
                    scribe: scribe(office.world),
                };
                let new = entries.each_ref().map(|entry| New {
                    entry,
                    perfil: Perfil::Worker,
                    section: None,
                });
                let by_hand = &mut ByHand::default();
                people::add_many(&mut tx, within, by_hand, &new).await?;
                tx.done(())
            });
            assert_eq!(refusal(entered.await), Refusal::Outdated);
        }
        assert_eq!(count(&world, LISTED).await, listed);
        assert_eq!(count(&world, ADDED).await, told);
        audit::verify(&world.backend, HERE).await.unwrap();
    }
);

contract!(
    a63_one_press_reminds_five_hundred_and_tells_how_many_are_left,
    |world| {
        let office = Office::opens(&world).await;
        // A load writes to nobody; whoever it entered can be reminded at once.
        office.loads(&few(FIRST, 520)).await;
        for (people, left) in [(500, 20), (20, 0), (0, 0)] {
            let done = people::remind_all(&office.caller().await).await.unwrap();
            assert_eq!(done, people::Reminded { people, left });
        }
    }
);
