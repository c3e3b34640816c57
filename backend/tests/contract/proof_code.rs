//! The code to the address on file: whom it proves, what is counted, what it is bound to.

use std::sync::Arc;

use backend::caller::Caller;
use backend::challenge::{self, View};
use backend::fault::Denied;
use backend::keys::Secret;
use backend::mail::Kind;
use backend::review;
use domain::account::Stage;
use domain::challenge::CodeWay;
use domain::refusal::{Field, Problem, Refusal};
use domain::registry::RegistryRecord;
use domain::time::Span;

use crate::affiliates::{Claimant, HANNA, record, wrong as wrong_answers};
use crate::contract;
use crate::newcomer::letters_to;
use crate::registration::count;
use crate::world::World;

const ON_FILE: &str = "archivo2@caja.example";

pub fn told<T>(answer: Result<T, Denied>) -> Result<T, Refusal> {
    answer.map_err(|denied| match denied {
        Denied::Refused(refusal) => refusal,
        Denied::Fault(fault) => panic!("{fault:?}"),
    })
}

pub fn code_problem(problem: Problem) -> Refusal {
    Refusal::field(Field::Code, problem)
}

pub fn over() -> Refusal {
    code_problem(Problem::MailCodeOver)
}

pub async fn sends(world: &World, who: &Claimant) -> Result<(), Refusal> {
    let caller = world.caller(&who.browser, HANNA).await;
    told(challenge::send(&caller, CodeWay::Mail).await)
}

pub async fn proves(world: &World, who: &Claimant, code: &str) -> Result<Secret, Refusal> {
    let caller = world.caller(&who.browser, HANNA).await;
    told(challenge::prove(&caller, code).await)
}

/// The code that went out last.
pub async fn mailed(world: &World) -> String {
    let letters = letters_to(world, Kind::ProofCode, ON_FILE).await;
    let letter = letters.last().unwrap();
    assert!(!letter.subject.contains(char::is_numeric));
    letter.before.last().unwrap().clone()
}

pub fn other_than(code: &str) -> String {
    let number: u32 = code.parse().unwrap();
    format!("{:06}", (number + 1) % 1_000_000)
}

async fn codes_sent(world: &World) -> usize {
    letters_to(world, Kind::ProofCode, ON_FILE).await.len()
}

pub async fn at_once(caller: Caller, code: &str) -> Vec<Result<(), Refusal>> {
    let caller = Arc::new(caller);
    let tasks: Vec<_> = (0..64)
        .map(|_| {
            let (caller, code) = (Arc::clone(&caller), code.to_owned());
            tokio::spawn(async move { told(challenge::prove(&caller, &code).await.map(drop)) })
        })
        .collect();
    let mut answers = Vec::new();
    for task in tasks {
        answers.push(task.await.unwrap());
    }
    answers
}

contract!(
    q24_the_code_to_the_address_on_file_is_as_good_as_the_questions,
    |world| {
        let mut who = world.claimant_of(2).await;
        let caller = world.caller(&who.browser, HANNA).await;
        let offered = challenge::on_file(&caller).await.unwrap().unwrap();
        assert!(offered.sent.is_none());
        let (way, address) = &offered.ways[0];
        assert_eq!(*way, CodeWay::Mail);
        assert!(address.starts_with("a•") && !address.contains("archivo"));
        sends(&world, &who).await.unwrap();
        let offered = challenge::on_file(&caller).await.unwrap().unwrap();
        let sent = offered.sent.unwrap();
        assert_eq!(
            (sent.seconds_left, sent.tries_left, sent.pause_seconds),
            (600, 5, 60)
        );
        let code = mailed(&world).await;
        let before = who.browser.clone();
        let session = proves(&world, &who, &code).await.unwrap();
        who.browser.keep_session(HANNA, &session);
        let caller = world.caller(&who.browser, HANNA).await;
        assert_eq!(caller.fully_signed_in().unwrap().stage, Stage::Full);
        assert_eq!(who.sees(&world).await, View::Passed { review_due: true });
        // A19: the half-way cookie is worth nothing any more.
        assert!(world.caller(&before, HANNA).await.session.is_none());
        // Q31, Q21: the document is held, and what is on file shows.
        let holding = "SELECT count(*) FROM person WHERE document_lookup IS NOT NULL";
        assert_eq!(count(&world, holding).await, 1);
        let known = review::view(&caller).await.unwrap();
        assert_eq!(known.corrections.first_surname, "Ñáñez");
        // A26: a code serves once, also for the one who used it.
        assert_eq!(
            proves(&world, &who, &code).await.unwrap_err(),
            Refusal::ChallengeUnavailable
        );
        assert!(backend::audit::verify(&world.backend, HANNA).await.unwrap() > 3);
    }
);

contract!(
    q24_too_little_on_file_to_ask_is_enough_for_a_code,
    |world| {
        world.counts_the_registry().await;
        let bare = RegistryRecord {
            profession: None,
            position: None,
            employer: None,
            ..record(2)
        };
        let person = world.files(&bare).await;
        let who = world.stands_before("marta@correo.example", person).await;
        assert_eq!(who.sees(&world).await, View::Unavailable);
        sends(&world, &who).await.unwrap();
        let code = mailed(&world).await;
        assert!(proves(&world, &who, &code).await.is_ok());
    }
);

contract!(q24_with_nothing_on_file_there_is_no_code, |world| {
    world.counts_the_registry().await;
    let silent = RegistryRecord {
        email: None,
        phone: None,
        ..record(2)
    };
    let person = world.files(&silent).await;
    let who = world.stands_before("marta@correo.example", person).await;
    let caller = world.caller(&who.browser, HANNA).await;
    assert_eq!(challenge::on_file(&caller).await.unwrap(), None);
    assert_eq!(
        sends(&world, &who).await.unwrap_err(),
        Refusal::ChallengeUnavailable
    );
    assert_eq!(
        proves(&world, &who, "123456").await.unwrap_err(),
        Refusal::ChallengeUnavailable
    );
});

contract!(a13_of_64_wrong_codes_at_once_five_are_compared, |world| {
    let who = world.claimant_of(2).await;
    sends(&world, &who).await.unwrap();
    let code = mailed(&world).await;
    let caller = world.caller(&who.browser, HANNA).await;
    let answers = at_once(caller, &other_than(&code)).await;
    let compared = Err(code_problem(Problem::MailCodeWrong));
    assert_eq!(answers.iter().filter(|told| **told == compared).count(), 5);
    assert_eq!(
        answers.iter().filter(|told| **told == Err(over())).count(),
        59
    );
    assert_eq!(count(&world, "SELECT tries FROM proof_code").await, 5);
    // The right one comes too late.
    assert_eq!(proves(&world, &who, &code).await.unwrap_err(), over());
});

contract!(a14_of_64_right_codes_at_once_one_is_proof, |world| {
    let who = world.claimant_of(2).await;
    sends(&world, &who).await.unwrap();
    let code = mailed(&world).await;
    let caller = world.caller(&who.browser, HANNA).await;
    let answers = at_once(caller, &code).await;
    assert_eq!(answers.iter().filter(|told| told.is_ok()).count(), 1);
    let live = "SELECT count(*) FROM session";
    assert_eq!(count(&world, live).await, 1);
});

contract!(
    a15_a_code_serves_its_account_its_person_and_until_the_next,
    |world| {
        let who = world.claimant_of(2).await;
        sends(&world, &who).await.unwrap();
        let first = mailed(&world).await;
        // Another account that claims the same person.
        let person = world.files(&record(4)).await;
        let other = world.stands_before("otra@correo.example", person).await;
        assert_eq!(proves(&world, &other, &first).await.unwrap_err(), over());
        sends(&world, &other).await.unwrap();
        let theirs = proves(&world, &other, &first).await.unwrap_err();
        assert_eq!(theirs, code_problem(Problem::MailCodeWrong));
        // After another one was sent.
        world.passes(Span::minutes(2));
        sends(&world, &who).await.unwrap();
        let second = mailed(&world).await;
        assert_ne!(first, second);
        assert_eq!(
            proves(&world, &who, &first).await.unwrap_err(),
            code_problem(Problem::MailCodeWrong)
        );
        assert!(proves(&world, &who, &second).await.is_ok());
    }
);

contract!(
    a15_a_code_is_good_no_more_when_another_address_is_on_file,
    |world| {
        world.counts_the_registry().await;
        let person = world.files(&record(2)).await;
        let who = world.stands_before("marta@correo.example", person).await;
        sends(&world, &who).await.unwrap();
        let code = mailed(&world).await;
        let moved = RegistryRecord {
            email: record(9).email,
            ..record(2)
        };
        world.refiles(person, &moved).await;
        assert_eq!(proves(&world, &who, &code).await.unwrap_err(), over());
    }
);

contract!(a16_a_code_is_good_for_ten_minutes_of_any_clock, |world| {
    let who = world.claimant_of(2).await;
    sends(&world, &who).await.unwrap();
    let code = mailed(&world).await;
    let caller = world.caller(&who.browser, HANNA).await;
    // The request's own reading of the clock: the session is another matter.
    let at = |away: Span| Caller {
        now: caller.now + away,
        ..caller.clone()
    };
    for away in [
        Span::minutes(10),
        Span::hours(1),
        Span::days(1),
        Span(-1),
        Span::hours(-1),
        Span::days(-1),
    ] {
        let caller = at(away);
        let answer = told(challenge::prove(&caller, &code).await);
        assert_eq!(answer.unwrap_err(), over(), "{away:?}");
        let offered = challenge::on_file(&caller).await.unwrap().unwrap();
        assert_eq!(offered.sent, None, "{away:?}");
    }
    assert_eq!(count(&world, "SELECT tries FROM proof_code").await, 0);
    let late = at(Span(Span::minutes(10).0 - 1));
    assert!(challenge::prove(&late, &code).await.is_ok());
});

contract!(
    q24_a_mailbox_is_not_flooded_by_any_number_of_strangers,
    |world| {
        let who = world.claimant_of(2).await;
        sends(&world, &who).await.unwrap();
        assert_eq!(
            sends(&world, &who).await.unwrap_err(),
            Refusal::TooMany { retry_seconds: 60 }
        );
        let caller = world.caller(&who.browser, HANNA).await;
        let document = &record(2).document;
        let found = world.backend.db.read(|mut tx| {
            let caller = &caller;
            async move {
                let found = backend::registry::find(&mut tx, caller, document).await?;
                tx.done(found)
            }
        });
        let person = found.await.unwrap().unwrap().id;
        // Somebody else who claims the same person finds the same pause and the same day.
        let other = world.stands_before("otra@correo.example", person).await;
        assert!(matches!(
            sends(&world, &other).await,
            Err(Refusal::TooMany { .. })
        ));
        for n in 2..=5 {
            world.passes(Span::minutes(2));
            let asks = if n % 2 == 0 { &other } else { &who };
            sends(&world, asks).await.unwrap();
        }
        world.passes(Span::minutes(2));
        for asks in [&who, &other] {
            assert_eq!(
                sends(&world, asks).await.unwrap_err(),
                Refusal::TooMany {
                    retry_seconds: 86_400
                }
            );
        }
        let written = "SELECT count(*) FROM outbox WHERE kind = 'proof_code'";
        assert_eq!(count(&world, written).await, 5);
    }
);

contract!(
    q22_strangers_who_spent_the_attempts_do_not_stop_whoever_reads_the_mailbox,
    |world| {
        world.counts_the_registry().await;
        let person = world.files(&record(2)).await;
        let stranger = world.stands_before("otra@correo.example", person).await;
        let mut last = None;
        for _ in 0..3 {
            let open = stranger.begins(&world).await;
            let caller = world.caller(&stranger.browser, HANNA).await;
            last = Some(challenge::answer(&caller, &wrong_answers(&open, &record(2))).await);
        }
        let Some(Ok(challenge::Outcome::Blocked(session))) = last else {
            panic!("blocked")
        };
        let mut stranger = stranger;
        stranger.browser.keep_session(HANNA, &session);
        // whoever failed needs a person; no code goes out for them.
        assert_eq!(
            sends(&world, &stranger).await.unwrap_err(),
            Refusal::ChallengeUnavailable
        );
        assert_eq!(codes_sent(&world).await, 0);
        let who = world.stands_before("marta@correo.example", person).await;
        assert_eq!(who.sees(&world).await, View::Blocked);
        sends(&world, &who).await.unwrap();
        let code = mailed(&world).await;
        assert!(proves(&world, &who, &code).await.is_ok());
        // The strangers' block stands as it was.
        let blocked = "SELECT count(*) FROM challenge_case
             WHERE holder = 'shared' AND state = 'blocked' AND used = 3";
        assert_eq!(count(&world, blocked).await, 1);
        assert_eq!(stranger.sees(&world).await, View::Blocked);
    }
);

// Property 6. Seen red: with tries that are not counted.
contract!(
    a13_of_right_and_wrong_codes_at_once_five_are_compared_and_one_is_proof,
    |world| {
        world.counts_the_registry().await;
        for number in [2, 4, 5] {
            let person = world.files(&record(number)).await;
            let address = format!("marta{number}@correo.example");
            let who = world.stands_before(&address, person).await;
            sends(&world, &who).await.unwrap();
            let letters = world.letters().await;
            let letter = letters.iter().rfind(|one| one.kind == Kind::ProofCode);
            let code = letter.unwrap().before.last().unwrap().clone();
            let wrong = other_than(&code);
            let caller = world.caller(&who.browser, HANNA).await;
            let (right, wrong) =
                tokio::join!(at_once(caller.clone(), &code), at_once(caller, &wrong));
            let compared = Err(code_problem(Problem::MailCodeWrong));
            let failed = wrong.iter().filter(|told| **told == compared).count();
            let proved = right.iter().filter(|told| told.is_ok()).count();
            assert!(proved <= 1 && failed + proved <= 5, "{failed} {proved}");
        }
    }
);
