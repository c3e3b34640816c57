//! F02 for companies: the process is killed at seeded moments while companies are being opened, from
//! the recorded purchase to «Crear cuenta». Afterwards each acquisition has its one company with
//! everybody that goes with it, or none and the form as it was kept; and whoever was on the way goes
//! on.

use std::collections::BTreeSet;
use std::sync::Arc;

use backend::Backend;
use backend::acquisition;
use backend::audit;
use backend::caller::{Caller, link_cookie};
use backend::company::{self, Finished, Intent};
use backend::env::Chance;
use backend::fault::Denied;
use backend::hand::Hand;
use backend::keys::Secret;
use backend::mail::{Kind, Letter, Mail};
use backend::{outbox, storage};
use domain::Rut;
use domain::company::{Typed, TypedContact};
use domain::refusal::Refusal;

use super::place::Place;
use super::victim::did;
use super::{End, kills, one_life};
use crate::house::{self, count};
use crate::opening;

const PLATFORM: &str = "workera";

/// Pairs of counts that are equal whenever no transaction is cut in two.
const TWINS: [(&str, &str, &str); 13] = [
    (
        "each acquisition has one letter",
        "SELECT count(*) FROM acquisition",
        "SELECT count(*) FROM outbox WHERE kind = 'welcome'",
    ),
    (
        "each acquisition has one entry",
        "SELECT count(*) FROM acquisition",
        "SELECT count(*) FROM audit_entry WHERE action = 'acquisition.recorded'",
    ),
    (
        "each opened acquisition has one company",
        "SELECT count(*) FROM acquisition WHERE state = 'opened'",
        "SELECT count(*) FROM company",
    ),
    (
        "each company has one entry",
        "SELECT count(*) FROM company",
        "SELECT count(*) FROM audit_entry WHERE action = 'company.opened'",
    ),
    (
        "each company has its representative",
        "SELECT count(*) FROM company",
        "SELECT count(*) FROM representative",
    ),
    (
        "each company has its two contacts",
        "SELECT 2 * count(*) FROM company",
        "SELECT count(*) FROM company_contact",
    ),
    (
        "each company has its two authorisations",
        "SELECT 2 * count(*) FROM company",
        "SELECT count(*) FROM consent WHERE company IS NOT NULL",
    ),
    (
        "each company has its first user",
        "SELECT count(*) FROM company",
        "SELECT count(*) FROM membership WHERE basis = 'first_user'",
    ),
    (
        "each first user has an account",
        "SELECT count(*) FROM membership",
        "SELECT count(*) FROM account",
    ),
    (
        "each first user has one initial password",
        "SELECT count(*) FROM account",
        "SELECT count(*) FROM outbox WHERE kind = 'initial_password'",
    ),
    (
        "each company's contact has one letter",
        "SELECT count(*) FROM company",
        "SELECT count(*) FROM outbox WHERE kind = 'company_opened'",
    ),
    (
        "two of each company are asked to administer",
        "SELECT 2 * count(*) FROM company",
        "SELECT count(*) FROM appointment_offer",
    ),
    (
        "each of them has one letter",
        "SELECT count(*) FROM appointment_offer",
        "SELECT count(*) FROM outbox WHERE kind = 'appointment_offer'",
    ),
];

/// What must not exist.
const NOBODY: [(&str, &str); 3] = [
    (
        "a form of a company that is open",
        "SELECT count(*) FROM company_draft WHERE acquisition IN
            (SELECT id FROM acquisition WHERE state <> 'waiting')",
    ),
    (
        "a company of an acquisition that waits",
        "SELECT count(*) FROM company WHERE acquisition IN
            (SELECT id FROM acquisition WHERE state = 'waiting')",
    ),
    (
        "a person without an account",
        "SELECT count(*) FROM person WHERE id NOT IN (SELECT person FROM account)",
    ),
];

/// What the parent may be told, and what the database holds of it.
const ACTS: [(&str, &str); 2] = [
    ("recorded", "SELECT count(*) FROM acquisition"),
    ("opened", "SELECT count(*) FROM company"),
];

fn contact(number: u32) -> TypedContact {
    opening::contact(&address(number))
}

/// Where the welcome of that acquisition goes.
fn address(number: u32) -> String {
    format!("compras{number}@trigo.example")
}

fn rut(body: u32) -> String {
    Rut::from_body(body).unwrap().to_string()
}

fn company_rut(number: u32) -> String {
    rut(54_100_000 + number)
}

fn filled(number: u32) -> Typed {
    let ana = format!("ana{number}@trigo.example");
    let rosa = format!("rosa{number}@trigo.example");
    let document = rut(41_100_000 + number);
    opening::filled(&contact(number), &ana, (&document, &rosa))
}

/// Opens companies until killed; `round` keeps those of one life apart from the others'.
pub async fn victim(database: &str, round: u32) {
    let seed = 1000 + u64::from(round);
    let backend = house::open(database, Mail::memory(), seed).await;
    did("ready");
    let lane = |lane: u32| {
        let backend = Arc::clone(&backend);
        tokio::spawn(async move {
            for turn in 0..400 {
                one(&backend, round * 1000 + turn * 2 + lane).await;
            }
        })
    };
    let (left, right) = tokio::join!(lane(0), lane(1));
    left.unwrap();
    right.unwrap();
}

/// One company, from the purchase to its account.
async fn one(backend: &Arc<Backend>, number: u32) {
    let bought = opening::bought(&company_rut(number), contact(number));
    let platform = backend.platform(PLATFORM).unwrap();
    let hand = Hand::on_console(backend, &platform);
    acquisition::record(&hand, &bought).await.unwrap();
    did(&format!("recorded {number}"));
    let caller = behind(backend, number).await;
    fills(&caller, number).await;
    did(&format!("filled {number}"));
    assert_eq!(clicks(&caller).await, Finished::Now);
    did(&format!("opened {number}"));
}

/// Steps 1 and 2.
async fn fills(caller: &Caller, number: u32) {
    company::identify(caller, &company_rut(number))
        .await
        .unwrap();
    let seen = company::load(caller).await.unwrap().version;
    let step = company::save(caller, filled(number), Intent::Continue, seen);
    step.await.unwrap();
}

/// «Crear cuenta».
async fn clicks(caller: &Caller) -> Finished {
    let mark = company::load(caller).await.unwrap().mark;
    company::finish(caller, &mark, &opening::agreed())
        .await
        .unwrap()
}

/// Whoever opened the welcome link of that acquisition, in a browser of their own. The link is that of
/// the letter in the outbox, where it waits.
async fn behind(backend: &Arc<Backend>, number: u32) -> Caller {
    let listed = backend.db.read(|mut tx| async move {
        let listed = storage::outbox::newest(&mut tx, 100_000).await?;
        tx.done(listed)
    });
    let letter = listed
        .await
        .unwrap()
        .into_iter()
        .filter(|message| message.kind == Kind::Welcome.name())
        .filter_map(|message| outbox::open::<Letter>(backend, message.id, &message.sealed?).ok())
        .find(|letter| letter.to.delivery() == address(number));
    let link = letter.unwrap().button.unwrap().address;
    let link = link.rsplit('/').next().unwrap().to_owned();
    let browser = Secret::new(&backend.env.chance);
    let network = format!("10.{}.{}.2", number / 250 % 250, number % 250);
    let cookies = [(link_cookie(PLATFORM), link)];
    house::caller_on(backend, PLATFORM, &browser, &network, &cookies).await
}

/// Whether the database is whole and holds every acknowledged act.
async fn agrees(place: &Place, told: &BTreeSet<String>, round: u32) {
    let backend = place.opens(99).await;
    place.is_whole(&backend, round).await;
    for (what, left, right) in TWINS {
        let (left, right) = (count(&backend, left).await, count(&backend, right).await);
        assert_eq!(left, right, "after kill {round}: {what}");
    }
    for (what, query) in NOBODY {
        assert_eq!(
            count(&backend, query).await,
            0,
            "after kill {round}: {what}"
        );
    }
    audit::verify(&backend, PLATFORM).await.unwrap();
    for (act, query) in ACTS {
        let told = told.iter().filter(|one| one.starts_with(act)).count();
        let held = usize::try_from(count(&backend, query).await).unwrap();
        // Both lanes may have committed once more without living to say so, in each life.
        let most = told + 2 * round as usize;
        assert!(
            (told..=most).contains(&held),
            "{act}: told {told}, held {held}"
        );
    }
    backend.db.close().await;
}

/// Whoever was cut off finds the form as it was kept, and opens the company; whoever had done so has
/// it (W-07).
async fn everybody_goes_on(place: &Place, told: &BTreeSet<String>) {
    let backend = place.opens(98).await;
    for act in told {
        let Some(number) = act.strip_prefix("recorded ") else {
            continue;
        };
        let caller = behind(&backend, number.parse().unwrap()).await;
        let did = |what| told.contains(&format!("{what} {number}"));
        let number = number.parse().unwrap();
        match company::load(&caller).await {
            Err(Denied::Refused(Refusal::CompanyOpened)) => {
                assert!(did("filled"), "{number}: opened before it was filled in");
            }
            Ok(form) if !did("opened") => {
                if did("filled") {
                    assert!(form.ready, "{number}: the form is gone");
                    assert_eq!(form.typed, filled(number));
                } else {
                    fills(&caller, number).await;
                }
                assert_eq!(clicks(&caller).await, Finished::Now, "{number}");
            }
            other => panic!("{number}: {other:?}"),
        }
    }
    let waiting = "SELECT count(*) FROM acquisition WHERE state = 'waiting'";
    let unsaid = usize::try_from(count(&backend, waiting).await).unwrap();
    assert!(unsaid <= kills() as usize, "{unsaid} wait");
    backend.db.close().await;
}

async fn f02(place: Place) {
    place.opens(1).await.db.close().await;
    let chance = Chance::seeded(0xF0C);
    let mut told = BTreeSet::new();
    for round in 1..=kills() / 2 {
        told.extend(one_life("openings", &place, round, &End::drawn(&chance)));
        agrees(&place, &told, round).await;
    }
    println!("{} acts acknowledged in {} lives", told.len(), kills() / 2);
    assert!(
        told.len() >= kills() as usize / 2,
        "the victims hardly lived"
    );
    everybody_goes_on(&place, &told).await;
    agrees_at_last(&place).await;
}

/// After everybody went on, the same counts hold.
async fn agrees_at_last(place: &Place) {
    let backend = place.opens(97).await;
    for (what, left, right) in TWINS {
        let (left, right) = (count(&backend, left).await, count(&backend, right).await);
        assert_eq!(left, right, "at last: {what}");
    }
    audit::verify(&backend, PLATFORM).await.unwrap();
    backend.db.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f02_w25_a_kill_leaves_a_company_whole_or_its_form_on_sqlite() {
    f02(Place::sqlite()).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f02_w25_a_kill_leaves_a_company_whole_or_its_form_on_postgres() {
    if let Some(place) = Place::postgres().await {
        f02(place).await;
    }
}
