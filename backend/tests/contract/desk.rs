//! The help desk among people.

use backend::account::{Created, document_lookup};
use backend::caller::Caller;
use backend::challenge::View;
use backend::fault::Denied;
use backend::mail::Kind;
use backend::session::Device;
use backend::sign_in::{SignIn, sign_in};
use backend::storage::Db;
use backend::{audit, challenge, desk};
use domain::access::Staff;
use domain::account::AccountState;
use domain::document::{Document, DocumentKind};
use domain::help_desk::{HelpAct, Obstacle};
use domain::refusal::{Field, Problem, Refusal};
use domain::time::Span;

use crate::affiliates::{Claimant, record, right, run};
use crate::contract;
use crate::guests::runs;
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

/// Under the document that they typed the desk finds them.
async fn typed_document(world: &World, who: &Claimant, document: &Document) {
    run!(
        world,
        "UPDATE person SET claimed_lookup = $1 WHERE id = $2",
        document_lookup(&world.backend.keys, document),
        who.created.person.uuid()
    );
}

/// What keeps that account out, of those that were looked up.
async fn why(mesa: &Caller, who: Created) -> Vec<Obstacle> {
    let seen = desk::view(mesa).await.unwrap().unwrap();
    let target = format!("account:{}", who.account);
    let card = seen.people.into_iter().find(|card| card.target == target);
    card.unwrap().obstacles
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
        // Nobody on file is behind this account: there is nothing to ask about.
        let nothing = Obstacle::NothingToAsk { code: false };
        assert_eq!(seen.people[0].obstacles, [nothing]);
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

contract!(
    x03_q22_an_agent_reads_that_another_account_spent_the_attempts,
    |world| {
        world.counts_the_registry().await;
        let (on_file, person) = (record(2), world.files(&record(2)).await);
        let mut who = world.stands_before("marta@correo.example", person).await;
        let other = world.stands_before("otra@correo.example", person).await;
        for one in [&who, &other] {
            typed_document(&world, one, &on_file.document).await;
        }
        let mesa = agent(&world, "mesa").await;
        let caller = &world.caller(&mesa, "hanna").await;
        desk::look_up(caller, "CC", "9900000002").await.unwrap();
        assert_eq!(why(caller, other.created).await, [Obstacle::Questions]);
        for _ in 0..3 {
            crate::challenge::fails(&world, &mut who, 2).await;
        }
        // What the page says, and the desk.
        assert_eq!(other.sees(&world).await, View::Blocked);
        for one in [who.created, other.created] {
            let told = why(caller, one).await;
            let blocked = matches!(
                told.as_slice(),
                [Obstacle::BlockedForGood { since: Some(_) }]
            );
            assert!(blocked, "{told:?}");
        }
    }
);

contract!(
    q24_an_agent_reads_that_too_little_is_on_file_to_ask_and_what_is_next,
    |world| {
        world.counts_the_registry().await;
        let mut thin = record(2);
        (thin.profession, thin.position) = (None, None);
        let person = world.files(&thin).await;
        let who = world.stands_before("marta@correo.example", person).await;
        typed_document(&world, &who, &thin.document).await;
        let mesa = agent(&world, "mesa").await;
        let caller = &world.caller(&mesa, "hanna").await;
        desk::look_up(caller, "CC", "9900000002").await.unwrap();
        let by_code = Obstacle::NothingToAsk { code: true };
        assert_eq!(why(caller, who.created).await, [by_code]);
        (thin.email, thin.phone) = (None, None);
        world.refiles(person, &thin).await;
        let in_person = Obstacle::NothingToAsk { code: false };
        assert_eq!(why(caller, who.created).await, [in_person]);
        world.refiles(person, &record(2)).await;
        assert_eq!(why(caller, who.created).await, [Obstacle::Questions]);
        // Whoever the registry names no more is told of that alone: nobody can help them here.
        runs(&world, "UPDATE registry_person SET active = FALSE").await;
        assert_eq!(why(caller, who.created).await, [Obstacle::LeftRegistry]);
        runs(&world, "UPDATE registry_person SET active = TRUE").await;
        // What is open is still answered, whatever is on file by now.
        who.begins(&world).await;
        world.refiles(person, &thin).await;
        assert_eq!(why(caller, who.created).await, [Obstacle::Questions]);
    }
);

contract!(
    q45_an_agent_reads_that_the_questions_were_answered_already,
    |world| {
        let who = world.claimant_of(2).await;
        typed_document(&world, &who, &record(2).document).await;
        let holder = Somebody {
            document: Some(record(2).document),
            ..Somebody::ana()
        };
        let holder = world.account_of(&holder).await.unwrap();
        let open = who.begins(&world).await;
        let person = &world.caller(&who.browser, "hanna").await;
        let answer = challenge::answer(person, &right(&open, &record(2))).await;
        assert_eq!(refusal(answer), Refusal::ChallengeUnavailable);
        let mesa = agent(&world, "mesa").await;
        let caller = &world.caller(&mesa, "hanna").await;
        desk::look_up(caller, "CC", "9900000002").await.unwrap();
        let answered = Obstacle::QuestionsAnswered;
        assert_eq!(why(caller, who.created).await, [answered]);
        assert!(why(caller, holder).await.is_empty());
    }
);
