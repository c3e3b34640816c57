//! Workers: the company's file, the check, and the account behind the link.

use std::future::poll_fn;
use std::io::Write;
use std::pin::pin;
use std::task::Poll;

use backend::caller::Caller;
use backend::desk;
use backend::fault::Fault;
use backend::mail::Kind;
use backend::membership::mine;
use backend::registration::ConsentTexts;
use backend::registry::import::workers::{Imported, Options, import};
use backend::storage;
use backend::whereabouts::{self, MailState, Whereabouts};
use backend::worker::{
    Claimed, Paused, Stopped, finish, lift_by_contact, paused, resend, standing, start, stop,
};
use domain::access::{EnterCompany, Staff};
use domain::help_desk::{HelpReason, Obstacle};
use domain::membership::{Standing, TypedClaim};
use domain::password::Password;
use domain::refusal::{Field, Problem, Refusal};
use domain::time::Span;

use crate::companies::{HERE, TRIGO, filled, refusal};
use crate::contract;
use crate::people::Somebody;
use crate::world::{Browser, World};

const TITLES: &str = "RUT;Nombres;Apellido paterno;Apellido materno;Correo;Celular;Cargo;\
                      Fecha de ingreso;N° de serie;Estado";
pub const EVA: &str =
    "43111222-1;Eva;Mena;Rojas;eva@trigo.example;912345678;Panadera;15/03/2020;523.456.789;Activo";
const LEO: &str = "45000009-4;Leo;Paz;;;;;;A021065123;";

pub async fn load(world: &World, rows: &[&str]) -> Imported {
    load_on(world, HERE, rows).await
}

/// Brings workers of the first company on that platform.
pub async fn load_on(world: &World, platform: &str, rows: &[&str]) -> Imported {
    load_of(world, (platform, TRIGO), rows).await
}

/// A hash that takes long to compare with.
const SLOW: &str = "$argon2id$v=19$m=65536,t=8,p=1$c29tZXNhbHRzb21lc2FsdA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// Brings workers of that company on that platform.
pub async fn load_of(world: &World, (platform, company): (&str, &str), rows: &[&str]) -> Imported {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    writeln!(file, "{TITLES}\n{}", rows.join("\n")).unwrap();
    let options = Options {
        path: file.path(),
        company: company.parse().unwrap(),
        dates: None,
        report: None,
    };
    world
        .by_hand_on(platform, async |hand| import(hand, &options).await.unwrap())
        .await
}

pub fn claim(rut: &str, card: &str, email: &str) -> TypedClaim {
    TypedClaim {
        rut: rut.into(),
        card: card.into(),
        email: email.into(),
        consent_data: true,
        consent_messages: false,
    }
}

/// The sentences beside the boxes.
pub fn texts() -> ConsentTexts {
    ConsentTexts {
        data: "Autorizo el tratamiento.".into(),
        messages: "Autorizo las novedades.".into(),
    }
}

/// One try from a browser of its own.
pub async fn tries(world: &World, rut: &str, card: &str, email: &str) -> Result<(), Refusal> {
    let caller = world.caller(&world.browser(), HERE).await;
    match start(&caller, &claim(rut, card, email), &texts()).await {
        Ok(()) => Ok(()),
        other => Err(refusal(other)),
    }
}

/// An agent of the help desk.
pub async fn agent(world: &World) -> Caller {
    let mesa = Somebody {
        platform: HERE,
        email: "mesa@qwantec.example",
        document: None,
        state: domain::AccountState::Active,
    };
    let who = world.account_of(&mesa).await.unwrap();
    let mut browser = world.browser();
    world.enter(&mut browser, &mesa, who).await;
    world.give_role(HERE, who, Staff::HelpDesk).await;
    world.caller(&browser, HERE).await
}

/// A browser behind the newest link to that address.
pub async fn behind(world: &World, email: &str) -> Browser {
    let letters = world.letters().await;
    let letter = letters
        .iter()
        .rev()
        .find(|letter| letter.to.delivery() == email)
        .unwrap();
    let mut browser = world.browser();
    browser.open_link(HERE, &letter.button.as_ref().unwrap().address);
    browser
}

contract!(
    a67_a_file_of_workers_is_taken_whole_and_twice_changes_nothing,
    |world| {
        world.opened(TRIGO, &filled()).await;
        let first = load(&world, &[EVA, LEO]).await;
        let tally = first.tally.unwrap();
        assert_eq!(
            (tally.rows, tally.added, first.with_card),
            (2, 2, 2),
            "{:?}",
            first.report.issues
        );
        let again = load(&world, &[EVA, LEO]).await.tally.unwrap();
        assert_eq!((again.unchanged, again.added, again.changed), (2, 0, 0));
        let moved = load(&world, &[&EVA.replace("Panadera", "Jefa")])
            .await
            .tally
            .unwrap();
        assert_eq!((moved.changed, moved.unchanged), (1, 0));
        let bad = load(&world, &[EVA, EVA, &LEO.replace("A021065123", "12345678")]).await;
        assert!(bad.tally.is_none());
        let codes: Vec<&str> = bad
            .report
            .issues
            .iter()
            .map(|issue| issue.flaw.code())
            .collect();
        assert_eq!(codes, ["DOCUMENTO_REPETIDO", "FALTAN_DIGITOS"]);
        assert!(
            bad.report
                .issues
                .iter()
                .all(|issue| !issue.value.contains("12345678")),
            "a secret"
        );
    }
);

contract!(
    a02_a03_rut_card_and_address_lead_to_a_password_and_into_the_company,
    |world| {
        let company = world.opened(TRIGO, &filled()).await;
        load(&world, &[EVA, LEO]).await;
        for card in ["523456789", "523.456.789"] {
            tries(&world, "43.111.222-1", card, "eva@trigo.example")
                .await
                .unwrap();
        }
        let mut browser = behind(&world, "eva@trigo.example").await;
        let caller = world.caller(&browser, HERE).await;
        standing(&caller).await.unwrap();
        let weak = refusal(finish(&caller, "corta", "corta").await);
        assert!(weak.of(Field::Password).is_some());
        let Claimed::Entered(entered) =
            finish(&caller, "tortuga verde salta", "tortuga verde salta")
                .await
                .unwrap()
        else {
            panic!("a new account")
        };
        browser.keep_session(HERE, &entered.secret);
        let caller = world.caller_at(&browser, HERE, company).await;
        assert!(caller.inside(EnterCompany).is_ok());
        let own = mine(&caller, None).await.unwrap();
        assert_eq!(
            (own.standing, own.name.to_string().as_str()),
            (Standing::One, "Eva Mena Rojas")
        );
        assert_eq!(
            refusal(standing(&caller).await),
            Refusal::LinkInvalid,
            "spent"
        );
        // Dismissed from the only company, and hired again (Q51).
        load(&world, &[&EVA.replace("Activo", "Inhabilitado")]).await;
        assert_eq!(
            mine(&caller, None).await.unwrap().standing,
            Standing::Inactive
        );
        load(&world, &[EVA]).await;
        assert_eq!(mine(&caller, None).await.unwrap().standing, Standing::One);
        // Somebody with an account is told so after proof only.
        tries(&world, "43111222-1", "523456789", "eva@trigo.example")
            .await
            .unwrap();
        let again = world
            .caller(&behind(&world, "eva@trigo.example").await, HERE)
            .await;
        let told = finish(&again, "tortuga azul salta", "tortuga azul salta")
            .await
            .unwrap();
        assert!(matches!(told, Claimed::HasAccount));
    }
);

contract!(
    q11_unknown_wrong_and_paused_are_one_answer_after_the_same_statements,
    |world| {
        world.opened(TRIGO, &filled()).await;
        load(&world, &[EVA, LEO]).await;
        let mut costs = Vec::new();
        for (rut, card) in [
            ("43111222-1", "523456780"),
            ("46123123-3", "523456789"),
            ("45000009-4", "A021065124"),
        ] {
            for _ in 0..4 {
                let work = tries(&world, rut, card, "x@correo.example");
                let (answer, cost) = storage::statements::watched(work).await;
                assert_eq!(answer, Err(Refusal::WorkerUnknown));
                costs.push(cost);
            }
        }
        assert!(costs.iter().all(|cost| *cost == costs[0]));
        // Paused: the right number is answered like a wrong one (Q12).
        let right = tries(&world, "43111222-1", "523456789", "eva@trigo.example").await;
        assert_eq!(right, Err(Refusal::WorkerUnknown));
        world.passes(Span::hours(24));
        tries(&world, "43111222-1", "523456789", "eva@trigo.example")
            .await
            .unwrap();
    }
);

contract!(q12_a_link_to_the_address_on_file_lifts_a_pause, |world| {
    world.opened(TRIGO, &filled()).await;
    load(&world, &[EVA]).await;
    let sent = world.letters().await.len();
    for _ in 0..3 {
        tries(&world, "43111222-1", "523456780", "x@correo.example")
            .await
            .unwrap_err();
    }
    assert_eq!(
        world.letters().await.len(),
        sent + 1,
        "one letter, when the pause begins"
    );
    let owner = world
        .caller(&behind(&world, "eva@trigo.example").await, HERE)
        .await;
    assert_eq!(
        refusal(standing(&owner).await),
        Refusal::LinkInvalid,
        "another purpose"
    );
    lift_by_contact(&owner).await.unwrap();
    assert_eq!(
        refusal(lift_by_contact(&owner).await),
        Refusal::LinkInvalid,
        "once"
    );
    tries(&world, "43111222-1", "523456789", "eva@trigo.example")
        .await
        .unwrap();
});

contract!(
    q12_the_link_to_the_address_on_file_lifts_a_third_pause_too,
    |world| {
        world.opened(TRIGO, &filled()).await;
        load(&world, &[EVA]).await;
        // Strangers, as often as they like: the person is never shut out.
        for _ in 0..4 {
            for _ in 0..2 {
                for _ in 0..3 {
                    tries(&world, "43111222-1", "523456780", "x@correo.example")
                        .await
                        .unwrap_err();
                }
                world.passes(Span::hours(25));
            }
            for _ in 0..3 {
                tries(&world, "43111222-1", "523456780", "x@correo.example")
                    .await
                    .unwrap_err();
            }
            let owner = world
                .caller(&behind(&world, "eva@trigo.example").await, HERE)
                .await;
            lift_by_contact(&owner).await.unwrap();
            tries(&world, "43111222-1", "523456789", "eva@trigo.example")
                .await
                .unwrap();
            world.passes(Span::days(31));
        }
    }
);

contract!(
    a57_three_pauses_need_the_help_desk_which_sees_and_lifts,
    |world| {
        world.opened(TRIGO, &filled()).await;
        load(&world, &[EVA]).await;
        for _ in 0..3 {
            for _ in 0..3 {
                tries(&world, "43111222-1", "523456780", "x@correo.example")
                    .await
                    .unwrap_err();
            }
            world.passes(Span::days(2));
        }
        let eva = "43111222-1".parse().unwrap();
        let mesa = Somebody {
            platform: HERE,
            email: "mesa@qwantec.example",
            document: None,
            state: domain::AccountState::Active,
        };
        let who = world.account_of(&mesa).await.unwrap();
        let mut browser = world.browser();
        world.enter(&mut browser, &mesa, who).await;
        let nobody = world.caller(&browser, HERE).await;
        assert_eq!(refusal(paused(&nobody, eva).await), Refusal::NotFound);
        world.give_role(HERE, who, Staff::HelpDesk).await;
        let agent = world.caller(&browser, HERE).await;
        assert_eq!(paused(&agent, eva).await.unwrap(), Some(Paused::HelpDesk));
        desk::look_up(&agent, "", "43111222-1").await.unwrap();
        let seen = desk::view(&agent).await.unwrap().unwrap();
        let [card] = seen.people.as_slice() else {
            panic!("{seen:?}");
        };
        assert_eq!(
            card.obstacles,
            [
                Obstacle::NotRegistered,
                Obstacle::RegistrationPaused { until: None }
            ]
        );
        let help = async |reason| desk::help(&agent, &card.target, "unpause", reason).await;
        assert!(refusal(help("").await).of(Field::Reason).is_some());
        help(HelpReason::Phone.code()).await.unwrap();
        assert_eq!(paused(&agent, eva).await.unwrap(), None);
        let letters = world.letters().await;
        let told = letters.iter().filter(|one| one.kind == Kind::HelpDesk);
        let told: Vec<&str> = told.map(|one| one.to.delivery()).collect();
        assert_eq!(told, ["eva@trigo.example"], "Q19: the address on file");
        assert_eq!(
            refusal(help(HelpReason::Phone.code()).await),
            Refusal::Outdated
        );
        let seen = desk::view(&agent).await.unwrap().unwrap();
        assert_eq!(seen.people[0].obstacles, [Obstacle::NotRegistered]);
        tries(&world, "43111222-1", "523456789", "eva@trigo.example")
            .await
            .unwrap();
    }
);

contract!(
    q19_whoever_has_an_account_finds_the_lifted_pause_in_their_history,
    |world| {
        world.opened(TRIGO, &filled()).await;
        load(&world, &[LEO]).await;
        let card = "A021065123";
        tries(&world, "45000009-4", card, "leo@correo.example")
            .await
            .unwrap();
        let mut browser = behind(&world, "leo@correo.example").await;
        let caller = world.caller(&browser, HERE).await;
        let Claimed::Entered(entered) =
            finish(&caller, "tortuga verde salta", "tortuga verde salta")
                .await
                .unwrap()
        else {
            panic!("a new account")
        };
        browser.keep_session(HERE, &entered.secret);
        for _ in 0..3 {
            tries(&world, "45000009-4", "A021065124", "x@correo.example")
                .await
                .unwrap_err();
        }
        let mesa = agent(&world).await;
        desk::look_up(&mesa, "", "45000009-4").await.unwrap();
        desk::help(&mesa, "claim", "unpause", HelpReason::Phone.code())
            .await
            .unwrap();
        let letters = world.letters().await;
        let told = letters.iter().find(|one| one.kind == Kind::HelpDesk);
        assert_eq!(told.unwrap().to.delivery(), "leo@correo.example");
        let leo = world.caller(&browser, HERE).await;
        let history = backend::own::history(&leo, None).await.unwrap();
        assert!(
            history
                .entries
                .iter()
                .any(|entry| entry.action == "claim.lifted"),
            "{history:?}"
        );
    }
);

contract!(
    q49_another_address_on_file_is_warned_and_stops_it_for_a_day,
    |world| {
        world.opened(TRIGO, &filled()).await;
        load(&world, &[EVA]).await;
        tries(&world, "43111222-1", "523456789", "ladron@correo.example")
            .await
            .unwrap();
        let thief = world
            .caller(&behind(&world, "ladron@correo.example").await, HERE)
            .await;
        standing(&thief).await.unwrap();
        let owner = world
            .caller(&behind(&world, "eva@trigo.example").await, HERE)
            .await;
        assert_eq!(stop(&owner).await.unwrap(), Stopped::Before);
        assert_eq!(refusal(standing(&thief).await), Refusal::LinkInvalid);
        let next = tries(&world, "43111222-1", "523456789", "ladron@correo.example").await;
        assert_eq!(next, Err(Refusal::WorkerUnknown));
        world.passes(Span::hours(24));
        tries(&world, "43111222-1", "523456789", "eva@trigo.example")
            .await
            .unwrap();
    }
);

contract!(
    q49_no_fui_yo_undoes_an_account_that_is_there_already,
    |world| {
        world.opened(TRIGO, &filled()).await;
        load(&world, &[EVA]).await;
        let thief = "ladron@correo.example";
        for _ in 0..2 {
            tries(&world, "43111222-1", "523456789", thief)
                .await
                .unwrap();
        }
        let mut browser = behind(&world, thief).await;
        let caller = world.caller(&browser, HERE).await;
        let Claimed::Entered(entered) =
            finish(&caller, "tortuga verde salta", "tortuga verde salta")
                .await
                .unwrap()
        else {
            panic!("a new account")
        };
        browser.keep_session(HERE, &entered.secret);
        assert!(world.caller(&browser, HERE).await.session.is_some());
        // The owner presses, and presses again.
        let owner = world
            .caller(&behind(&world, "eva@trigo.example").await, HERE)
            .await;
        assert_eq!(stop(&owner).await.unwrap(), Stopped::Undone);
        assert_eq!(stop(&owner).await.unwrap(), Stopped::Undone);
        assert!(world.caller(&browser, HERE).await.session.is_none());
        assert!(world.gets_in(thief, "tortuga verde salta").await.is_err());
        // The help desk sees why: the account, found by the number, is disabled.
        let mesa = agent(&world).await;
        desk::look_up(&mesa, "", "43111222-1").await.unwrap();
        let seen = desk::view(&mesa).await.unwrap().unwrap();
        assert!(
            seen.people
                .iter()
                .any(|card| card.obstacles.contains(&Obstacle::Disabled)),
            "{seen:?}"
        );
        let rows = world.backend.db.read(|mut tx| async move {
            let rows = storage::audit::after(&mut tx, HERE, 0, 500).await?;
            tx.done(rows)
        });
        let rows = rows.await.unwrap();
        let disabled = rows.iter().filter(|row| row.action == "account.disabled");
        assert_eq!(disabled.count(), 1);
        // The number is free for its owner.
        world.passes(Span::hours(24));
        tries(&world, "43111222-1", "523456789", "eva@trigo.example")
            .await
            .unwrap();
        let eva = world
            .caller(&behind(&world, "eva@trigo.example").await, HERE)
            .await;
        let claimed = finish(&eva, "tortuga verde salta", "tortuga verde salta").await;
        assert!(matches!(claimed.unwrap(), Claimed::Entered(_)));
    }
);

contract!(
    a67_a_file_that_comes_while_the_password_is_hashed_is_not_missed,
    |world| {
        world.opened(TRIGO, &filled()).await;
        let other = world.opened("54123456-K", &filled()).await;
        load(&world, &[EVA]).await;
        tries(&world, "43111222-1", "523456789", "eva@trigo.example")
            .await
            .unwrap();
        let mut browser = behind(&world, "eva@trigo.example").await;
        let caller = world.caller(&browser, HERE).await;
        // With one place for hashing left, its being taken says how far the person is.
        let hashing = &world.backend.hashing;
        let mut places = Vec::new();
        while let Ok(place) = hashing.place() {
            places.push(place);
        }
        places.pop();
        // Work before it in the queue: nothing is hashed the moment that it is asked.
        let (place, password) = (&places[0], Password::offered("otra"));
        let mut work: Vec<_> = (0..4)
            .map(|_| Box::pin(hashing.verify_at(place, &password, Some(SLOW))))
            .collect();
        poll_fn(|context| {
            assert!(
                work.iter_mut()
                    .all(|one| one.as_mut().poll(context).is_pending())
            );
            Poll::Ready(())
        })
        .await;
        let mut finishing = pin!(finish(
            &caller,
            "tortuga verde salta",
            "tortuga verde salta"
        ));
        while hashing.place().is_ok() {
            tokio::select! {
                biased;
                early = &mut finishing => panic!("{early:?}"),
                () = tokio::task::yield_now() => {}
            }
        }
        // Dismissed by one company and hired by another.
        load(&world, &[&EVA.replace("Activo", "Inhabilitado")]).await;
        load_of(&world, (HERE, "54123456-K"), &[EVA]).await;
        let Claimed::Entered(entered) = finishing.await.unwrap() else {
            panic!("a new account")
        };
        browser.keep_session(HERE, &entered.secret);
        let own = mine(&world.caller(&browser, HERE).await, None)
            .await
            .unwrap();
        let companies: Vec<_> = own.companies.iter().map(|one| one.company).collect();
        assert_eq!(companies, [other]);
    }
);

contract!(a67_a_lost_race_runs_the_whole_transaction_again, |world| {
    let times = std::sync::atomic::AtomicU32::new(0);
    let times = &times;
    let last = world.backend.db.write(|tx| async move {
        match times.fetch_add(1, std::sync::atomic::Ordering::Relaxed) {
            0 => Err(Fault::Race.into()),
            again => tx.done(again),
        }
    });
    assert_eq!(last.await.unwrap(), 1);
});

contract!(
    a04_what_is_typed_wrong_is_told_by_field_and_counts_for_nothing,
    |world| {
        let caller = world.caller(&world.browser(), HERE).await;
        let typed = claim("43111222-1", "12", "");
        let no = refusal(start(&caller, &typed, &texts()).await);
        assert_eq!(no.of(Field::CardNumber), Some(Problem::CardFormat));
        assert_eq!(no.of(Field::Email), Some(Problem::Empty));
    }
);

/// What «¿Dónde va mi registro?» tells that browser.
async fn stands(world: &World, browser: &Browser) -> Whereabouts {
    let caller = world.caller(browser, HERE).await;
    whereabouts::view(&caller).await.unwrap()
}

contract!(
    a02_a_worker_reads_where_the_link_stands_and_gets_another_after_a_minute,
    |world| {
        world.opened(TRIGO, &filled()).await;
        load(&world, &[EVA]).await;
        let own = "eva@correo.example";
        let browser = world.browser();
        let caller = world.caller(&browser, HERE).await;
        assert_eq!(stands(&world, &browser).await, Whereabouts::Unknown);
        assert_eq!(
            refusal(resend(&caller).await),
            Refusal::DraftMissing,
            "nothing waits"
        );
        start(&caller, &claim("43111222-1", "523456789", own), &texts())
            .await
            .unwrap();
        let claimed = |mail, until: Option<&str>| Whereabouts::Claimed {
            address: own.to_owned(),
            mail,
            until: until.map(str::to_owned),
            paused: None,
        };
        let until = Some("03/11/2026, 12:00");
        let queued = claimed(MailState::Queued, until);
        assert_eq!(stands(&world, &browser).await, queued);
        let first = behind(&world, own).await;
        let sent = claimed(MailState::Sent, until);
        assert_eq!(stands(&world, &browser).await, sent);
        let other = world.browser();
        assert_eq!(stands(&world, &other).await, Whereabouts::Unknown);
        // Another one after a minute; the one before opens nothing any more.
        assert!(matches!(
            refusal(resend(&caller).await),
            Refusal::TooMany { .. }
        ));
        world.passes(Span::minutes(1));
        let caller = world.caller(&browser, HERE).await;
        resend(&caller).await.unwrap();
        let second = behind(&world, own).await;
        let dead = standing(&world.caller(&first, HERE).await).await;
        assert_eq!(refusal(dead), Refusal::LinkInvalid);
        standing(&world.caller(&second, HERE).await).await.unwrap();
        // Once it is over, and once it was used.
        world.passes(Span::hours(24));
        let late = claimed(MailState::Sent, None);
        assert_eq!(stands(&world, &browser).await, late);
        world.passes(Span::hours(-24));
        let behind_link = world.caller(&second, HERE).await;
        let chosen = "tortuga verde salta";
        finish(&behind_link, chosen, chosen).await.unwrap();
        let activated = Whereabouts::Activated { blocked: None };
        assert_eq!(stands(&world, &browser).await, activated);
    }
);
