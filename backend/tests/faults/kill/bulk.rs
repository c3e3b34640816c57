//! F01 for bulk loads: the process is killed at seeded moments while its worker applies a file that
//! was agreed to, or takes one back. Afterwards the company is the one before or the one after,
//! nobody is there by halves, and the next process ends the work by itself.

use std::sync::Arc;
use std::time::Duration;

use backend::Backend;
use backend::account::{self, NewAccount, Profile};
use backend::audit;
use backend::bulk::{self, Receiving};
use backend::caller::{Caller, session_cookie};
use backend::env::Chance;
use backend::keys::Secret;
use backend::mail::Mail;
use backend::session::{self, Device};
use backend::storage;
use domain::Rut;
use domain::account::{AccountState, Stage};
use domain::contact::Email;
use domain::id::{self, Id};
use domain::membership::{Basis, Perfil};
use domain::name::{NamePart, PersonName};
use domain::time::Span;

use super::place::Place;
use super::victim::did;
use super::{End, kills, one_life};
use crate::house::{self, PLATFORM, count};

/// People of the file.
const PEOPLE: u32 = 300;

/// A company, and its access administrator, signed in.
async fn administrator(backend: &Arc<Backend>) -> Caller {
    let browser = Secret::new(&backend.env.chance);
    let visitor = &house::caller(backend, &browser, "192.0.2.9", &[]).await;
    let email = &Email::parse("jefa@trigo.example").unwrap();
    let part = |text| NamePart::parse(text).unwrap();
    let profile = &Profile {
        name: PersonName {
            first: part("Rosa"),
            second: None,
            first_surname: part("Lagos"),
            second_surname: None,
        },
        document: None,
        phone: None,
        birth_date: None,
    };
    let (now, chance) = (backend.env.clock.now(), &backend.env.chance);
    let company: Id<id::Company> = chance.id(now);
    let acquisition: Id<id::Acquisition> = chance.id(now);
    let membership: Id<id::Membership> = chance.id(now);
    let token = backend.db.write(|mut tx| async move {
        let bytes = acquisition.uuid();
        let bought = storage::acquisition::NewAcquisition {
            id: acquisition,
            platform: PLATFORM,
            rut: "54000001-8",
            secret_digest: bytes.as_bytes(),
            wrapped_key: &[],
            sealed: &[],
            now,
            by: "test",
            expires_at: now,
        };
        storage::acquisition::insert(&mut tx, &bought).await?;
        let opened = storage::company::NewCompany {
            id: company,
            platform: PLATFORM,
            rut: "54000001-8",
            legal_name: "El Trigo",
            sort_key: "el trigo",
            acquisition: acquisition.uuid(),
            wrapped_key: &[],
            sealed: &[],
            now,
        };
        storage::company::insert(&mut tx, &opened).await?;
        let new = NewAccount {
            email,
            proved_document: None,
            profile,
            password_hash: None,
            state: AccountState::Active,
            registry_person: None,
            review_due: false,
            lapses_at: None,
        };
        let created = account::create(&mut tx, &visitor.scribe(), &new).await?;
        let account = created.unwrap().account;
        let joined = storage::membership::NewMembership {
            id: membership,
            platform: PLATFORM,
            company,
            account,
            perfil: Perfil::Administrator,
            basis: Some(Basis::Appointed),
            sort_key: "el trigo",
            now,
        };
        storage::membership::insert(&mut tx, &joined).await?;
        let full = Stage::Full;
        let token = session::start(&mut tx, visitor, account, full, Device::Own).await?;
        tx.done(token)
    });
    let cookie = (session_cookie(PLATFORM), token.await.unwrap().expose());
    let caller = house::caller(backend, &browser, "192.0.2.9", &[cookie]).await;
    let visit = caller.visit.clone();
    backend
        .caller_at(visit, PLATFORM, Some(company))
        .await
        .unwrap()
}

/// Brings a file of new people, has it checked, and agrees to it; to be taken back, it is applied
/// and that is asked for.
async fn agrees_to(backend: &Arc<Backend>, back: bool) {
    let caller = &administrator(backend).await;
    let mut file = "RUT;Nombres;Apellido paterno;Correo\r\n".to_owned();
    for n in 10_000_001..10_000_001 + PEOPLE {
        let rut = Rut::from_body(n).unwrap();
        file += &format!("{rut};Ana;Soto;p{n}@trigo.example\r\n");
    }
    let mut receiving = Receiving::begin(caller, "personas.csv").await.unwrap();
    assert!(receiving.take(file.as_bytes()).await.unwrap());
    let id = receiving.finish(None).await.unwrap().to_string();
    assert!(bulk::work(backend).await.unwrap());
    let shown = bulk::one(caller, &id, None, 0).await.unwrap();
    bulk::approve(caller, &id, &shown.plan.unwrap(), false)
        .await
        .unwrap();
    if back {
        assert!(bulk::work(backend).await.unwrap());
        bulk::undo(caller, &id).await.unwrap();
    }
}

/// What the victim does.
pub async fn victim(database: &str, round: u32) {
    let backend = house::open(database, Mail::Mailbox, 1000 + u64::from(round)).await;
    did("ready");
    assert!(bulk::work(&backend).await.unwrap());
    did("worked");
    // The parent decides when this ends.
    std::future::pending::<()>().await;
}

/// The number of people, after everything that must agree was seen to agree.
async fn people(backend: &Backend, round: u32, back: bool) -> i64 {
    let number = count(
        backend,
        "SELECT count(*) FROM roster_person WHERE rut <> ''",
    )
    .await;
    let action = "SELECT count(*) FROM audit_entry WHERE action = 'bulk.applied'";
    let undone = "SELECT count(*) FROM audit_entry WHERE action = 'bulk.undone'";
    let added = "SELECT count(*) FROM audit_entry WHERE action = 'person.added'";
    let removed = "SELECT count(*) FROM audit_entry WHERE action = 'person.removed'";
    let (done, told) = match back {
        false => (number > 0, (action, added)),
        true => (number == 0, (undone, removed)),
    };
    let entries = if done { i64::from(PEOPLE) } else { 0 };
    assert_eq!(
        count(backend, told.0).await,
        i64::from(done),
        "kill {round}"
    );
    assert_eq!(count(backend, told.1).await, entries, "kill {round}");
    audit::verify(backend, PLATFORM).await.unwrap();
    number
}

async fn f01(place: impl AsyncFn() -> Option<Place>, back: bool) {
    let chance = Chance::seeded(if back { 0xB0F } else { 0xB01 });
    let after = if back { 0 } else { i64::from(PEOPLE) };
    let before = i64::from(PEOPLE) - after;
    let mut ends = [0_usize; 2];
    // How long the work takes here; the first one is left alone to learn it.
    let mut took = 0;
    for round in 0..=kills() / 4 {
        let Some(place) = place().await else { return };
        let backend = place.opens(1).await;
        agrees_to(&backend, back).await;
        backend.db.close().await;
        let [dice] = chance.bytes();
        let end = End {
            acts: usize::from(round == 0),
            then: Duration::from_micros(took * u64::from(dice) / 230),
        };
        let began = crate::stopwatch();
        let acknowledged = one_life("bulk", &place, round, &end);
        if round == 0 {
            took = u64::try_from(began.elapsed().as_micros()).unwrap();
        }
        let backend = place.opens(7).await;
        place.is_whole(&backend, round).await;
        let found = people(&backend, round, back).await;
        assert!([before, after].contains(&found), "kill {round}: {found}");
        assert!(
            acknowledged.is_empty() || found == after,
            "an acknowledged load is gone"
        );
        ends[usize::from(found == after)] += 1;
        // Whoever comes next takes the work up, once whoever died is given up.
        backend.env.clock.advance(Span::minutes(3));
        while bulk::work(&backend).await.unwrap() {}
        assert_eq!(people(&backend, round, back).await, after);
        backend.db.close().await;
    }
    println!("{} kills left nothing, {} found it done", ends[0], ends[1]);
    assert!(ends[0] > 0, "no kill came in time");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f01_a_kill_leaves_a_load_of_people_to_the_next_worker_on_sqlite() {
    f01(async || Some(Place::sqlite()), false).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f01_a_kill_leaves_a_load_of_people_to_the_next_worker_on_postgres() {
    f01(Place::postgres, false).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f01_a_kill_leaves_taking_a_load_back_to_the_next_worker_on_sqlite() {
    f01(async || Some(Place::sqlite()), true).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f01_a_kill_leaves_taking_a_load_back_to_the_next_worker_on_postgres() {
    f01(Place::postgres, true).await;
}
