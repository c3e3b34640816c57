//! «¿Dónde va mi registro?»: told here to whoever registered here, by mail to everybody else.

use std::sync::Arc;

use backend::activation::{self, Proof};
use backend::fault::Denied;
use backend::mail::{Kind, Letter};
use backend::registration;
use backend::whereabouts::{self, MailState, Whereabouts};
use domain::access::Staff;
use domain::account::AccountState;
use domain::refusal::{Field, Problem, Refusal};
use domain::time::Span;

use crate::affiliates::{HANNA, record};
use crate::contract;
use crate::newcomer::{finishes, letters_to, link_to, registers, sent, typed};
use crate::people::Somebody;
use crate::registration::count;
use crate::sign_in::fail;
use crate::world::{Browser, World};

fn told(answer: Result<(), Denied>) -> Result<(), Refusal> {
    answer.map_err(|denied| match denied {
        Denied::Refused(refusal) => refusal,
        Denied::Fault(fault) => panic!("{fault:?}"),
    })
}

async fn sees(world: &World, browser: &Browser) -> Whereabouts {
    let caller = world.caller(browser, HANNA).await;
    whereabouts::view(&caller).await.unwrap()
}

async fn asks(world: &World, typed: &str) -> Result<(), Refusal> {
    let browser = world.browser();
    let caller = world.caller(&browser, HANNA).await;
    told(whereabouts::request(&caller, typed).await)
}

async fn answers(world: &World) -> Vec<Letter> {
    let letters = world.letters().await.into_iter();
    letters
        .filter(|letter| letter.kind == Kind::Whereabouts)
        .collect()
}

contract!(
    q44_this_browser_is_told_where_its_registration_stands,
    |world| {
        let mut browser = world.browser();
        assert_eq!(sees(&world, &browser).await, Whereabouts::Unknown);
        let caller = world.caller(&browser, HANNA).await;
        registration::save(&caller, sent(typed())).await.unwrap();
        assert_eq!(sees(&world, &browser).await, Whereabouts::Draft);
        finishes(&caller).await;
        let address = typed().email;
        let mailed = |mail, late| Whereabouts::Mailed {
            address: address.clone(),
            mail,
            late,
        };
        assert_eq!(
            sees(&world, &browser).await,
            mailed(MailState::Queued, false)
        );
        let link = link_to(&world, &address).await;
        assert_eq!(sees(&world, &browser).await, mailed(MailState::Sent, false));
        // Nobody else's browser knows of it.
        assert_eq!(sees(&world, &world.browser()).await, Whereabouts::Unknown);
        world.passes(Span::hours(24));
        assert_eq!(sees(&world, &browser).await, mailed(MailState::Sent, true));
        world.passes(Span::hours(-24));
        browser.open_link(HANNA, &link);
        let caller = world.caller(&browser, HANNA).await;
        activation::activate(&caller, Proof::none()).await.unwrap();
        let activated = Whereabouts::Activated { blocked: None };
        assert_eq!(sees(&world, &browser).await, activated);
    }
);

contract!(f10_a_mail_that_bounced_is_told_as_such, |world| {
    let browser = world.browser();
    registers(&world, &browser, typed()).await;
    for (state, mail) in [
        ("failed", MailState::Bounced),
        ("expired", MailState::Expired),
    ] {
        match &world.backend.db {
            backend::storage::Db::Sqlite { write, .. } => {
                let done = sqlx::query("UPDATE outbox SET state = $1").bind(state);
                done.execute(write).await.unwrap();
            }
            backend::storage::Db::Postgres(pool) => {
                let done = sqlx::query("UPDATE outbox SET state = $1").bind(state);
                done.execute(pool).await.unwrap();
            }
        }
        let Whereabouts::Mailed { mail: seen, .. } = sees(&world, &browser).await else {
            panic!("mailed")
        };
        assert_eq!(seen, mail);
    }
});

contract!(x03_before_the_proof_the_way_on_is_told, |world| {
    let who = world.claimant_of(2).await;
    assert_eq!(
        sees(&world, &who.browser).await,
        Whereabouts::Proof {
            attempts_left: Some(3),
            code: true
        }
    );
});

contract!(
    a04_known_and_unknown_are_answered_alike_and_by_mail_only,
    |world| {
        let browser = world.browser();
        registers(&world, &browser, typed()).await;
        let address = typed().email;
        assert_eq!(asks(&world, &address).await, Ok(()));
        assert_eq!(asks(&world, "nadie.conocido@correo.example").await, Ok(()));
        // By the document, too; to the same mailbox.
        assert_eq!(asks(&world, &typed().document).await, Ok(()));
        assert_eq!(asks(&world, "9950009999").await, Ok(()));
        let letters = answers(&world).await;
        assert_eq!(letters.len(), 2);
        assert!(letters.iter().all(|l| l.to.delivery() == address));
        let audited = "SELECT count(*) FROM audit_entry WHERE action = 'whereabouts.requested'";
        assert_eq!(count(&world, audited).await, 4);
        assert_eq!(
            asks(&world, "").await,
            Err(Refusal::field(Field::Identity, Problem::Empty))
        );
    }
);

contract!(
    a04_one_mailbox_gets_so_many_answers_a_day_whoever_asks,
    |world| {
        let who = world.claimant_of(2).await;
        let address = "marta@correo.example";
        let document = record(2).document;
        for n in 0..12 {
            let typed = if n % 2 == 0 {
                address
            } else {
                document.number()
            };
            assert_eq!(asks(&world, typed).await, Ok(()));
        }
        let sent = letters_to(&world, Kind::Whereabouts, address).await.len();
        assert_eq!(sent, 5, "the account's address alone, five times");
        // The same browser waits, whether or not anybody is found.
        let caller = world.caller(&who.browser, HANNA).await;
        for typed in ["uno@correo.example", address] {
            assert_eq!(told(whereabouts::request(&caller, typed).await), Ok(()));
            assert!(matches!(
                told(whereabouts::request(&caller, typed).await),
                Err(Refusal::TooMany { .. })
            ));
        }
    }
);

contract!(
    h38_the_mailed_answer_leads_whoever_is_blocked_to_pqrsf_where_there_is_one,
    |world| {
        let ana = Somebody {
            state: AccountState::Blocked,
            ..Somebody::ana()
        };
        world.account_of(&ana).await.unwrap();
        assert_eq!(asks(&world, ana.email).await, Ok(()));
        // The same platform without one.
        let mut without = world.caller(&world.browser(), HANNA).await;
        Arc::make_mut(&mut without.platform).pqrsf = None;
        let asked = whereabouts::request(&without, ana.email).await;
        assert_eq!(told(asked), Ok(()));
        let letters = answers(&world).await;
        for (page, label, says) in [
            ("/hanna/pqrsf", "Radicar PQRSF", "radique una PQRSF"),
            ("/hanna/ayuda", "Pedir ayuda", "Pida ayuda en los contactos"),
        ] {
            let leads = |letter: &&Letter| {
                let button = letter.button.as_ref();
                button.is_some_and(|button| button.address.ends_with(page))
            };
            let found: Vec<_> = letters.iter().filter(leads).collect();
            let [letter] = found.as_slice() else {
                panic!("one to {page}: {letters:?}")
            };
            assert_eq!(letter.button.as_ref().unwrap().label, label);
            let words = letter.before.join(" ");
            assert!(words.contains("está bloqueada porque"), "{words}");
            assert!(words.contains(says), "{words}");
        }
    }
);

contract!(
    q24_the_rules_are_for_platform_administrators_alone,
    |world| {
        let who = world.account_of(&Somebody::ana()).await.unwrap();
        world.give_factor(HANNA, who).await;
        let mut browser = world.browser();
        for (role, expected) in [
            (Staff::HelpDesk, Err(Refusal::NotAllowed)),
            (Staff::Coordination, Err(Refusal::NotAllowed)),
            (Staff::PlatformAdmin, Ok(())),
        ] {
            world.give_role(HANNA, who, role).await;
            let caller = world.caller(&browser, HANNA).await;
            let session = crate::people::start(&caller, who, domain::account::Stage::Full).await;
            browser.keep_session(HANNA, &session);
            let caller = world.caller(&browser, HANNA).await;
            let seen = backend::challenge::rules(&caller).await;
            assert_eq!(told(seen.map(drop)), expected, "{role:?}");
        }
        world.counts_the_registry().await;
        let caller = world.caller(&browser, HANNA).await;
        let rules = backend::challenge::rules(&caller).await.unwrap();
        let figures = rules.figures.unwrap();
        assert_eq!((figures.people, figures.at_least), (400, 200));
        assert_eq!(figures.ways.map(|way| way.one_in), [682, 416]);
    }
);

contract!(
    a52_whoever_is_blocked_for_a_while_reads_until_when,
    |world| {
        world.account_of(&Somebody::ana()).await.unwrap();
        let ana = Somebody::ana().email;
        fail(&world, HANNA, ana, 6).await;
        assert_eq!(asks(&world, ana).await, Ok(()));
        let letters = answers(&world).await;
        let told = letters.last().unwrap().before.join(" ");
        assert!(told.contains("bloqueada hasta el 02/11/2026"), "{told}");
    }
);
