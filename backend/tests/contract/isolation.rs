//! Property 5: whatever happens in one company, and whatever whoever leads it asks for by the ids of
//! another, every stored row of the other stays as it was, and no answer holds a word of it.

use std::collections::BTreeMap;

use backend::caller::Caller;
use backend::membership::{
    administrators, appoint, ask_perfil, change_perfil, member, members, offers, resend_offer,
    revoke, withdraw_offer,
};
use backend::people::{
    self, Asked, Bulk, Pages, ToDo, Why, create_section, delete_section, edit_section, enter, tidy,
};
use backend::role::{self, Decision, Proposal, Question};
use backend::storage::Db;
use backend::storage::roster::Filter;
use backend::{bulk, storage};
use domain::Rut;
use domain::access::EnterCompany;
use domain::bulk::Outcome;
use domain::contact::Email;
use domain::date::Date;
use domain::id::{self, Id};
use domain::membership::{Basis, Perfil, Reason};
use domain::refusal::Refusal;
use domain::role::Level;
use domain::roster::{SectionName, TypedEntry};
use domain::service::RequestState;

use crate::bulk::Office;
use crate::companies::{HERE, refusal};
use crate::contract;
use crate::institution::CCT;
use crate::memberships::{bare, join};
use crate::replayed::Busy;
use crate::roles::edit;
use crate::roster::{disable, somebody};
use crate::world::World;

const ACTS: usize = 40;
/// Begins every word that the other company has and nobody else.
const CANARY: &str = "canari";
const HEAD: &str = "canaria@correo.example";
const WORKER: &str = "canarina@correo.example";

async fn texts(world: &World, sql: String) -> Vec<String> {
    let sql = sqlx::AssertSqlSafe(sql);
    match &world.backend.db {
        Db::Sqlite { read, .. } => sqlx::query_scalar(sql).fetch_all(read).await.unwrap(),
        Db::Postgres(pool) => sqlx::query_scalar(sql).fetch_all(pool).await.unwrap(),
    }
}

/// Which rows of which table are that company's, and how the database writes the company.
async fn owned(world: &World, company: Id<id::Company>) -> Vec<(String, String)> {
    let uuid = company.uuid();
    let (listed, company) = match &world.backend.db {
        Db::Sqlite { .. } => (
            "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) p
             ON p.name = 'company' WHERE m.type = 'table' ORDER BY m.name",
            format!("x'{}'", uuid.simple()),
        ),
        Db::Postgres(_) => (
            "SELECT table_name::text FROM information_schema.columns
             WHERE column_name = 'company' AND table_schema = 'public' ORDER BY 1",
            format!("'{uuid}'"),
        ),
    };
    let mut owned = vec![("company".to_owned(), format!("id = {company}"))];
    for table in texts(world, listed.to_owned()).await {
        owned.push((table, format!("company = {company}")));
    }
    for (table, key, of) in [
        ("perfil_permission", "perfil", "perfil"),
        ("membership_past", "membership", "membership"),
        ("bulk_part", "bulk", "bulk_load"),
        ("bulk_result", "bulk", "bulk_load"),
        ("bulk_change", "bulk", "bulk_load"),
    ] {
        let some = format!("SELECT id FROM {of} WHERE company = {company}");
        owned.push((table.to_owned(), format!("{key} IN ({some})")));
    }
    owned
}

/// Every stored row of that company, as a text of all its columns, by table.
async fn projection(world: &World, company: Id<id::Company>) -> BTreeMap<String, Vec<String>> {
    let mut stored = BTreeMap::new();
    for (table, rows) in owned(world, company).await {
        let columns = match &world.backend.db {
            Db::Sqlite { .. } => {
                let columns = format!(
                    "SELECT group_concat('quote(\"' || name || '\")', ' || '','' || ')
                     FROM pragma_table_info('{table}')"
                );
                texts(world, columns).await.remove(0)
            }
            Db::Postgres(_) => format!("{table}::text"),
        };
        let sql = format!("SELECT {columns} FROM {table} WHERE {rows} ORDER BY 1");
        stored.insert(table, texts(world, sql).await);
    }
    stored
}

/// Another company, with words in everything that it keeps which stand nowhere else.
struct Theirs {
    company: Id<id::Company>,
    worker: Id<id::Account>,
    person: Id<id::RosterPerson>,
    section: Id<id::Section>,
    role: Id<id::Role>,
    act: Id<id::RosterAct>,
    request: String,
    offer: Id<id::Message>,
    load: String,
}

impl Theirs {
    /// The company, and whoever leads it.
    async fn begins(world: &World) -> (Self, Caller) {
        let company = bare(world, 7).await;
        let (browser, head) = somebody(world, HEAD, "46000001-7").await;
        join(world, head, company, Some(Basis::Representative)).await;
        let (working, worker) = somebody(world, WORKER, "46000002-5").await;
        join(world, worker, company, None).await;
        tidy(&world.backend).await.unwrap();
        let caller = world.caller_at(&browser, HERE, company).await;
        let (section, person) = listed(&caller).await;
        let made = edit("Canaricultora", "turnos:see", 0);
        let role = role::save(&caller, None, &made).await.unwrap();
        let module = "turnos".parse().unwrap();
        let asking = world.caller_at(&working, HERE, company).await;
        role::request(&asking, (&module, Level::See), "Canarios a mi cargo")
            .await
            .unwrap();
        let waiting = role::requests(&caller, RequestState::Pending, "").await;
        let request = waiting.unwrap().items[0].id.to_string();
        let (until, covers) = (
            Date::new(2026, 11, 20).unwrap(),
            Email::parse(WORKER).unwrap(),
        );
        role::name(&caller, &covers, until).await.unwrap();
        let guest = Email::parse("canarisa@canaria.example").unwrap();
        appoint(&caller, &guest).await.unwrap();
        let offer = Id::from_uuid(offers(&caller).await.unwrap()[0].id);
        let off = people::several(&caller, &[person], &away()).await.unwrap();
        let office = Office::of(world, company, "canario@correo.example").await;
        let rut = Rut::from_body(10_950_002).unwrap();
        let file = format!("RUT;Nombres;Apellido paterno\r\n{rut};Canarda;Canariz\r\n");
        let theirs = Self {
            company,
            worker: worker.account,
            person,
            section,
            role,
            act: off.act.unwrap(),
            request,
            offer,
            load: office.loads(&file).await,
        };
        (theirs, caller)
    }
}

fn away() -> Bulk {
    Bulk::Disable(Why {
        reason: Some(Reason::Absence),
        note: Some(domain::roster::Note::parse("Canaria con licencia").unwrap()),
    })
}

/// A section, and somebody of it.
async fn listed(caller: &Caller) -> (Id<id::Section>, Id<id::RosterPerson>) {
    let name = SectionName::parse("Canarias Norte").unwrap();
    create_section(caller, &name, None).await.unwrap();
    let there = people::sections(caller).await.unwrap().branches;
    let section = Id::from_uuid(there[0].branch.id);
    let typed = TypedEntry {
        rut: Rut::from_body(10_950_001).unwrap().to_string(),
        names: "Canariana".into(),
        first_surname: "Canariata".into(),
        email: "canariosa@canaria.example".into(),
        position: "Canariera".into(),
        card: "523456789".into(),
        ..TypedEntry::default()
    };
    let person = enter(caller, &typed, Some(section)).await.unwrap();
    (section, person)
}

/// What each of them is answered, as a text.
macro_rules! told {
    ($($asked:expr),* $(,)?) => {{
        let mut told = Vec::new();
        $(
            let answer = $asked.await;
            told.push(format!("{answer:?}"));
        )*
        told
    }};
}

/// Everything that can be looked at, by what the other company has.
async fn reads(caller: &Caller, theirs: &Theirs) -> Vec<String> {
    let of = |filter| Asked {
        filter,
        ..Asked::default()
    };
    let of_section = of(Filter {
        section: Some(theirs.section.uuid()),
        ..Filter::default()
    });
    let of_role = of(Filter {
        perfil: Some(Perfil::Own(theirs.role)),
        ..Filter::default()
    });
    let called = Asked {
        search: "anariata".into(),
        ..Asked::default()
    };
    let question = Question {
        account: theirs.worker,
        module: "turnos".parse().unwrap(),
        day: None,
    };
    let (person, load) = (theirs.person, theirs.load.as_str());
    let own = Proposal::Of(Perfil::Own(theirs.role));
    let all = [Outcome::Added, Outcome::Changed, Outcome::Refused];
    told![
        people::card(caller, person),
        people::history(caller, person, "999999"),
        people::chosen(caller, &[person]),
        people::list(caller, &of_section),
        people::list(caller, &of_role),
        people::list(caller, &called),
        people::list(caller, &Asked::default()),
        people::export(caller, &Asked::default()),
        people::pending(caller, &Pages::default()),
        people::recent(caller),
        people::structure(caller),
        role::list(caller),
        role::view(caller, own),
        role::removal(caller, theirs.role),
        role::why(caller, &question),
        role::person(caller, theirs.worker),
        role::requests(caller, RequestState::Pending, ""),
        role::stand_ins(caller),
        members(caller, None),
        member(caller, theirs.worker),
        administrators(caller),
        offers(caller),
        bulk::list(caller, ""),
        bulk::one(caller, load, Some(Outcome::Added), 0),
        bulk::results(caller, load, &all),
    ]
}

/// Every act on people and sections, by what the other company has.
async fn touches(caller: &Caller, theirs: &Theirs, own: Id<id::RosterPerson>) -> Vec<String> {
    let (person, section) = (theirs.person, theirs.section);
    let day = Some(Date::new(2026, 11, 30).unwrap());
    let mut answers = Vec::new();
    for version in [1, 2, 3] {
        for what in [
            ToDo::Enable,
            disable(Reason::Other),
            ToDo::Leave(day),
            ToDo::Section(None),
            ToDo::Contact(None),
        ] {
            answers.extend(told![people::one(caller, (person, version), &what)]);
        }
        let moved = ToDo::Section(Some(section));
        answers.extend(told![
            people::give_perfil(caller, (person, version), Perfil::Worker),
            people::one(caller, (own, version), &moved),
        ]);
    }
    let name = SectionName::parse("Patio").unwrap();
    let typed = TypedEntry {
        rut: Rut::from_body(10_950_003).unwrap().to_string(),
        names: "Eva".into(),
        first_surname: "Soto".into(),
        ..TypedEntry::default()
    };
    answers.extend(told![
        people::remind(caller, person),
        people::end_sessions(caller, person),
        people::several(caller, &[person], &Bulk::Enable),
        people::undo(caller, theirs.act),
        enter(caller, &typed, Some(section)),
        create_section(caller, &name, Some(section)),
        edit_section(caller, (section, 1), &name, None),
        delete_section(caller, section, None),
    ]);
    answers
}

/// Every act on perfiles, rights and files, by what the other company has.
async fn takes(caller: &Caller, theirs: &Theirs, own: Id<id::Account>) -> Vec<String> {
    let (account, load) = (theirs.worker, theirs.load.as_str());
    let role = Perfil::Own(theirs.role);
    let day = Date::new(2026, 11, 20).unwrap();
    let wanted = edit("Otra", "turnos:edit", 1);
    let (request, gives) = (theirs.request.as_str(), Decision::Refuse);
    told![
        role::save(caller, Some(theirs.role), &wanted),
        role::remove(caller, (theirs.role, 1), Perfil::Worker),
        role::name(caller, &Email::parse(WORKER).unwrap(), day),
        role::end(caller, account),
        role::decide(caller, request, gives, "Por ahora no"),
        change_perfil(caller, account, Perfil::Worker),
        change_perfil(caller, own, role),
        ask_perfil(caller, account, Perfil::Worker, "Cambia de turno"),
        revoke(caller, account),
        resend_offer(caller, theirs.offer),
        withdraw_offer(caller, theirs.offer),
        bulk::approve(caller, load, "", true),
        bulk::undo(caller, load),
        bulk::discard(caller, load),
    ]
}

contract!(
    a46_whatever_one_company_does_no_row_of_another_changes_and_no_word_of_it_is_told,
    |world| {
        let (theirs, head) = Theirs::begins(&world).await;
        let shown = reads(&head, &theirs).await;
        let seen = shown
            .iter()
            .filter(|one| one.to_lowercase().contains(CANARY));
        assert!(seen.count() > 12, "its own see it: {shown:#?}");
        // Housekeeping enters everybody into the lists, whoever acts.
        tidy(&world.backend).await.unwrap();
        let before = projection(&world, theirs.company).await;
        for table in [
            "membership",
            "perfil",
            "section",
            "roster_person",
            "bulk_load",
        ] {
            assert!(!before[table].is_empty(), "{table}");
        }
        let mut busy = Busy::begins(world).await;
        for n in 0..crate::rounds(ACTS) {
            busy.acts().await;
            if n % 10 != 9 {
                continue;
            }
            let caller = busy.firm.asks().await;
            let own = (*busy.people.last().unwrap(), busy.accounts[0]);
            let mut answers = reads(&caller, &theirs).await;
            answers.extend(touches(&caller, &theirs, own.0).await);
            answers.extend(takes(&caller, &theirs, own.1).await);
            for answer in answers {
                assert!(!answer.to_lowercase().contains(CANARY), "{answer}");
                assert!(!answer.contains("Fault("), "{answer}");
            }
            let after = projection(&busy.firm.world, theirs.company).await;
            for (table, rows) in &before {
                assert_eq!(rows, &after[table], "{table} after act {n}");
            }
        }
    }
);

contract!(a46_a_company_of_another_platform_is_nowhere, |world| {
    let busy = Busy::begins(world).await;
    let world = &busy.firm.world;
    let there = world.institution(1, 3).await;
    for (browser, platform, company) in [
        (&busy.firm.browser, HERE, there.company),
        (&there.browser, CCT, busy.firm.company),
    ] {
        let caller = world.caller_at(browser, platform, company).await;
        assert_eq!(refusal(caller.inside(EnterCompany)), Refusal::NotFound);
        let found = world.backend.db.read(|mut tx| async move {
            let found = storage::company::by_id(&mut tx, platform, company.uuid()).await?;
            tx.done(found.is_some())
        });
        assert!(!found.await.unwrap());
    }
});
