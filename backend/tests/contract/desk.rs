//! The help desk among people.

use backend::fault::Denied;
use backend::mail::Kind;
use backend::session::Device;
use backend::sign_in::{SignIn, sign_in};
use backend::{audit, desk};
use domain::access::Staff;
use domain::account::AccountState;
use domain::document::{Document, DocumentKind};
use domain::help_desk::{HelpAct, Obstacle};
use domain::refusal::{Field, Problem, Refusal};
use domain::time::Span;

use crate::contract;
use crate::newcomer::{letters_to, link_to, registers, typed};
use crate::people::{PASSWORD, Somebody};
use crate::world::{Browser, World};

const ANA: &str = "9900000001";

async fn agent(world: &World, name: &str) -> Browser {
    let email = format!("{name}@correo.example");
    let somebody = Somebody {
        platform: "hanna",
        email: &email,
        document: Document::parse(DocumentKind::Cc, "9990000001").ok(),
        state: AccountState::Active,
    };
    let who = world.account_of(&somebody).await.unwrap();
    world.give_role("hanna", who, Staff::HelpDesk).await;
    let mut browser = world.browser();
    world.enter(&mut browser, &somebody, who).await;
    browser
}

fn refusal<T: std::fmt::Debug>(answer: Result<T, Denied>) -> Refusal {
    match answer {
        Err(Denied::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

async fn fails(world: &World, times: u8) {
    for _ in 0..times {
        try_in(world, "otra cosa").await.unwrap_err();
    }
}

async fn try_in(world: &World, password: &str) -> Result<(), Denied> {
    let caller = world.caller(&world.browser(), "hanna").await;
    let input = SignIn {
        identity: "ana@correo.example".into(),
        password: password.into(),
        device: Device::Own,
    };
    sign_in(&caller, &input).await.map(drop)
}

contract!(
    q19_an_agent_sees_masked_data_and_what_keeps_somebody_out,
    |world| {
        world.account_of(&Somebody::ana()).await.unwrap();
        let mesa = agent(&world, "mesa").await;
        let caller = &world.caller(&mesa, "hanna").await;
        assert_eq!(desk::view(caller).await.unwrap(), None);
        desk::look_up(caller, "CC", " 9.900.000.001 ")
            .await
            .unwrap();
        let seen = desk::view(caller).await.unwrap().unwrap();
        assert_eq!(seen.document, "CC •••• 001");
        assert_eq!(seen.people.len(), 1);
        let card = &seen.people[0];
        assert_eq!(card.name, "A••• P••• S•••");
        assert!(!card.email.contains("ana@"), "{}", card.email);
        assert!(card.proved && !card.staff);
        assert_eq!(
            (card.obstacles.as_slice(), card.acts.as_slice()),
            ([].as_slice(), [HelpAct::Recovery].as_slice())
        );
        desk::look_up(caller, "CC", "9900000009").await.unwrap();
        assert!(desk::view(caller).await.unwrap().unwrap().people.is_empty());
        let wrong = desk::look_up(caller, "CC", "12").await;
        assert!(matches!(
            refusal(wrong).of(Field::Document),
            Some(Problem::DocumentLength { .. })
        ));
        let kind = desk::look_up(caller, "RUT", "40000001-8").await;
        assert_eq!(
            refusal(kind),
            Refusal::field(Field::DocumentKind, Problem::NotAChoice)
        );
        audit::verify(&world.backend, "hanna").await.unwrap();
    }
);

contract!(
    x03_an_agent_lifts_the_temporary_block_and_the_person_is_told,
    |world| {
        world.account_of(&Somebody::ana()).await.unwrap();
        let mesa = agent(&world, "mesa").await;
        fails(&world, 6).await;
        assert!(matches!(
            refusal(try_in(&world, PASSWORD).await),
            Refusal::Blocked { .. }
        ));
        let caller = &world.caller(&mesa, "hanna").await;
        desk::look_up(caller, "CC", ANA).await.unwrap();
        let seen = desk::view(caller).await.unwrap().unwrap();
        let card = &seen.people[0];
        assert!(matches!(
            card.obstacles.as_slice(),
            [Obstacle::BlockedUntil { .. }]
        ));
        let target = card.target.clone();
        let mute = desk::help(caller, &target, "lift", "").await;
        assert_eq!(refusal(mute), Refusal::field(Field::Reason, Problem::Empty));
        desk::help(caller, &target, "lift", "mistyped")
            .await
            .unwrap();
        try_in(&world, PASSWORD).await.unwrap();
        let twice = desk::help(caller, &target, "lift", "mistyped").await;
        assert_eq!(refusal(twice), Refusal::Outdated);
        let letters = world.letters().await;
        let lifted = "Se levantó el bloqueo temporal en Hanna";
        let last = letters.iter().find(|one| one.subject == lifted).unwrap();
        assert!(
            last.before
                .iter()
                .any(|line| line.contains("se escribió mal"))
        );
    }
);

contract!(
    q19_an_agent_sends_the_link_to_the_address_on_file_and_not_too_often,
    |world| {
        world.account_of(&Somebody::ana()).await.unwrap();
        let mesa = agent(&world, "mesa").await;
        let caller = &world.caller(&mesa, "hanna").await;
        desk::look_up(caller, "CC", ANA).await.unwrap();
        let target = desk::view(caller).await.unwrap().unwrap().people[0]
            .target
            .clone();
        desk::help(caller, &target, "recovery", "phone")
            .await
            .unwrap();
        let at_once = desk::help(caller, &target, "recovery", "phone").await;
        assert!(matches!(refusal(at_once), Refusal::TooMany { .. }));
        let letters = world.letters().await;
        let last = letters.last().unwrap();
        assert_eq!(last.to.delivery(), "ana@correo.example");
        // Who sends it, and why.
        assert!(last.before[0].starts_with("La mesa de ayuda envía"));
        assert_eq!(last.before[1], "Motivo: se pidió por teléfono.");
        assert!(
            last.button
                .as_ref()
                .unwrap()
                .address
                .contains("/enlace/clave/")
        );
    }
);

contract!(
    q19_an_activation_that_the_desk_sends_again_says_who_and_why,
    |world| {
        registers(&world, &world.browser(), typed()).await;
        let first = link_to(&world, "marta@correo.example").await;
        let mesa = agent(&world, "mesa").await;
        world.passes(Span::minutes(10));
        let caller = &world.caller(&mesa, "hanna").await;
        desk::look_up(caller, "CC", "9900099001").await.unwrap();
        let seen = desk::view(caller).await.unwrap().unwrap();
        let target = seen.people[0].target.clone();
        desk::help(caller, &target, "activation", "mail_missing")
            .await
            .unwrap();
        let sent = letters_to(&world, Kind::Activation, "marta@correo.example").await;
        let [_, again] = sent.as_slice() else {
            panic!("two letters: {sent:?}")
        };
        assert!(again.before[0].starts_with("La mesa de ayuda envía otra vez"));
        assert_eq!(again.before[1], "Motivo: el correo no llegaba.");
        assert_ne!(again.button.as_ref().unwrap().address, first);
    }
);

contract!(
    q19_an_agent_reads_that_a_mail_came_back_and_that_codes_are_asked,
    |world| {
        registers(&world, &world.browser(), typed()).await;
        let mesa = agent(&world, "mesa").await;
        let caller = &world.caller(&mesa, "hanna").await;
        desk::look_up(caller, "CC", "9900099001").await.unwrap();
        let seen = desk::view(caller).await.unwrap().unwrap();
        assert!(!seen.people[0].obstacles.contains(&Obstacle::MailLost));
        let lose = "UPDATE outbox SET state = 'failed'";
        match &world.backend.db {
            backend::storage::Db::Sqlite { write, .. } => {
                sqlx::query(lose).execute(write).await.unwrap();
            }
            backend::storage::Db::Postgres(pool) => {
                sqlx::query(lose).execute(pool).await.unwrap();
            }
        }
        let seen = desk::view(caller).await.unwrap().unwrap();
        assert!(seen.people[0].obstacles.contains(&Obstacle::MailLost));
        let ana = world.account_of(&Somebody::ana()).await.unwrap();
        desk::look_up(caller, "CC", ANA).await.unwrap();
        let seen = desk::view(caller).await.unwrap().unwrap();
        assert!(seen.people[0].obstacles.is_empty());
        world.give_factor("hanna", ana).await;
        let seen = desk::view(caller).await.unwrap().unwrap();
        assert_eq!(seen.people[0].obstacles, [Obstacle::AsksForCodes]);
    }
);

contract!(
    q50_nobody_acts_on_colleagues_or_on_whom_they_did_not_look_up,
    |world| {
        let ana = world.account_of(&Somebody::ana()).await.unwrap();
        let mesa = agent(&world, "mesa").await;
        let caller = &world.caller(&mesa, "hanna").await;
        let target = format!("account:{}", ana.account);
        let before = desk::help(caller, &target, "recovery", "phone").await;
        assert_eq!(refusal(before), Refusal::NotFound);
        // The agent's own document, a colleague's as any other.
        desk::look_up(caller, "CC", "9990000001").await.unwrap();
        let seen = desk::view(caller).await.unwrap().unwrap();
        assert!(seen.people[0].staff && seen.people[0].acts.is_empty());
        let own = seen.people[0].target.clone();
        let on_staff = desk::help(caller, &own, "recovery", "phone").await;
        assert_eq!(refusal(on_staff), Refusal::NotAllowed);
        let other = desk::help(caller, &target, "recovery", "phone").await;
        assert_eq!(refusal(other), Refusal::NotFound);
        // Somebody without the role finds no desk at all.
        let mut browser = world.browser();
        world.enter(&mut browser, &Somebody::ana(), ana).await;
        let person = &world.caller(&browser, "hanna").await;
        assert_eq!(
            refusal(desk::look_up(person, "CC", ANA).await),
            Refusal::NotFound
        );
        assert_eq!(refusal(desk::view(person).await), Refusal::NotFound);
        assert_eq!(
            refusal(desk::help(person, &target, "lift", "phone").await),
            Refusal::NotFound
        );
    }
);

contract!(
    q19_states_are_told_apart_and_look_ups_are_counted,
    |world| {
        let somebody = |state| Somebody {
            state,
            ..Somebody::ana()
        };
        let who = somebody(AccountState::Disabled);
        world.account_of(&who).await.unwrap();
        let claimed = Document::parse(DocumentKind::Cc, "9900000002").unwrap();
        let unproved = world
            .claims(
                "hanna",
                "otra@correo.example",
                &claimed,
                AccountState::PendingChallenge,
            )
            .await;
        let mesa = agent(&world, "mesa").await;
        let caller = &world.caller(&mesa, "hanna").await;
        desk::look_up(caller, "CC", ANA).await.unwrap();
        let seen = desk::view(caller).await.unwrap().unwrap();
        assert_eq!(seen.people[0].obstacles, [Obstacle::Disabled]);
        assert!(seen.people[0].acts.is_empty());
        desk::look_up(caller, "CC", "9900000002").await.unwrap();
        let seen = desk::view(caller).await.unwrap().unwrap();
        assert_eq!(
            seen.people[0].target,
            format!("account:{}", unproved.account)
        );
        assert_eq!(seen.people[0].obstacles, [Obstacle::Questions]);
        assert!(!seen.people[0].proved);
        // What another agent looked up in this browser is not shown to the next.
        for _ in 2..60 {
            desk::look_up(caller, "CC", ANA).await.unwrap();
        }
        let past = desk::look_up(caller, "CC", ANA).await;
        assert!(matches!(refusal(past), Refusal::TooMany { .. }));
        world.passes(Span::minutes(31));
        let caller = &world.caller(&mesa, "hanna").await;
        if caller.session.is_some() {
            assert_eq!(desk::view(caller).await.unwrap(), None);
        }
    }
);
