//! The second factor: what it asks, what it counts, what it lets through.
//!
//! Seen red: the step taken whatever the last one was (A14, A22), tries counted without an end
//! (A13), recovery codes found by their text alone (A15) or taken twice (A22), thirty steps of
//! tolerance (A16), sign-in that asks for no code (A18, A28) or leads past the questions after it
//! (A18), an old telephone not asked for, an offer that waits twice as long, old recovery codes
//! left in place, other sessions left alive, switching off allowed to everybody (Q50).

use std::sync::Arc;

use backend::account::Created;
use backend::caller::Caller;
use backend::demo::TOTP;
use backend::fault::Denied;
use backend::mail::Kind;
use backend::second_factor::{self, NotReset, Proof, Seed, View};
use backend::sign_in::{Entered, Way};
use backend::{audit, recovery, storage};
use domain::access::{ChangePassword, SeeAccount, Staff};
use domain::account::{AccountState, Stage};
use domain::password::Password;
use domain::refusal::{Field, Problem, Refusal};
use domain::time::Span;

use crate::contract;
use crate::newcomer::letters_to;
use crate::people::{PASSWORD, Somebody};
use crate::sign_in::try_in;
use crate::world::{Browser, World};

const ADDRESS: &str = "ana@correo.example";
const WRONG: Problem = Problem::CodeWrong;

fn told<T>(answer: Result<T, Denied>) -> Result<T, Refusal> {
    answer.map_err(|denied| match denied {
        Denied::Refused(refusal) => refusal,
        Denied::Fault(fault) => panic!("{fault:?}"),
    })
}

pub fn wrong() -> Refusal {
    Refusal::field(Field::Code, WRONG)
}

/// What a telephone with the demonstration's secret shows, so long after now.
fn code(world: &World, after: Span) -> String {
    let now = world.backend.env.clock.now();
    Seed::parse(TOTP).unwrap().code(now + after)
}

pub fn code_now(world: &World) -> String {
    code(world, Span::seconds(0))
}

/// A code that is none of those of now.
pub fn wrong_code(world: &World) -> String {
    let near: Vec<_> = [-60, -30, 0, 30, 60]
        .map(|seconds| code(world, Span::seconds(seconds)))
        .into();
    let mut all = (0..).map(|number| format!("{number:06}"));
    all.find(|code| !near.contains(code)).unwrap()
}

/// Ana with a second factor.
async fn ana(world: &World) -> Created {
    let who = world.account_of(&Somebody::ana()).await.unwrap();
    world.give_factor("hanna", who).await;
    who
}

/// Ana gets a second factor.
pub async fn gets_factor(world: &World) {
    ana(world).await;
}

/// A browser with the right password behind it and the code before it.
pub async fn before_the_code(world: &World) -> Browser {
    let mut browser = world.browser();
    let entered = try_in(world, &browser, "hanna", ADDRESS, PASSWORD).await;
    let entered = entered.unwrap();
    assert_eq!(entered.way, Way::SecondFactor);
    browser.keep_session("hanna", &entered.secret);
    browser
}

async fn pass(world: &World, browser: &Browser, typed: &str) -> Result<Entered, Refusal> {
    let caller = world.caller(browser, "hanna").await;
    told(second_factor::pass(&caller, typed).await)
}

fn proof(code: &str) -> Proof {
    Proof {
        password: Password::offered(PASSWORD),
        code: code.to_owned(),
    }
}

/// Sets a second factor up in that browser and answers its secret and recovery codes.
async fn enrol(world: &World, browser: &mut Browser) -> (Seed, Vec<String>) {
    let caller = world.caller(browser, "hanna").await;
    told(second_factor::begin(&caller, &proof("")).await).unwrap();
    let offered = look(&caller).await.offered.unwrap();
    let seed = Seed::parse(&offered.secret).unwrap();
    let first = seed.code(caller.now);
    let done = told(second_factor::confirm(&caller, &first).await).unwrap();
    browser.keep_session("hanna", &done.secret);
    let codes = look(&world.caller(browser, "hanna").await).await.codes;
    (seed, codes)
}

async fn look(caller: &Caller) -> View {
    told(second_factor::view(caller).await).unwrap()
}

async fn actions(world: &World, action: &str) -> usize {
    let rows = world
        .backend
        .db
        .read(|mut tx| async move {
            let rows = storage::audit::after(&mut tx, "hanna", 0, 1000).await?;
            tx.done(rows)
        })
        .await
        .unwrap();
    rows.iter().filter(|row| row.action == action).count()
}

contract!(
    a18_before_the_code_a_session_has_no_right_but_to_give_it,
    |world| {
        let who = ana(&world).await;
        world.give_role("hanna", who, Staff::HelpDesk).await;
        let mut browser = before_the_code(&world).await;
        let caller = world.caller(&browser, "hanna").await;
        let stage = caller.session.as_ref().unwrap().stage;
        assert_eq!((stage, caller.role()), (Stage::SecondFactor, None));
        assert!(caller.fully_signed_in().is_err());
        assert!(caller.own(SeeAccount).is_err() && caller.own(ChangePassword).is_err());
        assert_eq!(
            told(second_factor::view(&caller).await),
            Err(Refusal::NotAllowed)
        );
        for refused in [
            second_factor::begin(&caller, &proof("")).await,
            second_factor::renew(&caller, &proof("")).await,
            second_factor::switch_off(&caller, &proof("")).await,
            second_factor::put_away(&caller).await,
            second_factor::confirm(&caller, "123456").await.map(drop),
            backend::challenge::open(&caller).await,
        ] {
            assert_eq!(told(refused), Err(Refusal::NotAllowed));
        }
        let before = browser.clone();
        let entered = pass(&world, &browser, &code_now(&world)).await.unwrap();
        assert_eq!(entered.way, Way::Anywhere);
        browser.keep_session("hanna", &entered.secret);
        let caller = world.caller(&browser, "hanna").await;
        assert_eq!(caller.role(), Some(Staff::HelpDesk));
        // A19: the token of before is dead.
        assert!(world.caller(&before, "hanna").await.session.is_none());
        let again = second_factor::pass(&caller, &code_now(&world)).await;
        assert_eq!(told(again.map(drop)), Err(Refusal::NotAllowed));
        audit::verify(&world.backend, "hanna").await.unwrap();
    }
);

contract!(
    a18_the_code_lets_through_no_further_than_the_state_of_the_account,
    |world| {
        let unproven = Somebody {
            state: AccountState::PendingChallenge,
            document: None,
            ..Somebody::ana()
        };
        let who = world.account_of(&unproven).await.unwrap();
        world.give_factor("hanna", who).await;
        let mut browser = before_the_code(&world).await;
        let entered = pass(&world, &browser, &code_now(&world)).await.unwrap();
        assert_eq!(entered.way, Way::Challenge);
        browser.keep_session("hanna", &entered.secret);
        let session = world.caller(&browser, "hanna").await.session.unwrap();
        assert_eq!(session.stage, Stage::Challenge);
    }
);

contract!(
    a22_a_code_serves_once_and_an_older_one_never_afterwards,
    |world| {
        ana(&world).await;
        let (one, other) = (before_the_code(&world).await, before_the_code(&world).await);
        let (older, newer) = (code_now(&world), code(&world, Span::seconds(30)));
        pass(&world, &one, &newer).await.unwrap();
        for used in [&newer, &older] {
            assert_eq!(pass(&world, &other, used).await.map(drop), Err(wrong()));
        }
        world.passes(Span::seconds(30));
        assert_eq!(pass(&world, &other, &newer).await.map(drop), Err(wrong()));
        world.passes(Span::seconds(30));
        pass(&world, &other, &code_now(&world)).await.unwrap();
    }
);

contract!(
    a16_a_code_of_another_time_is_refused_whichever_way_the_clock_goes,
    |world| {
        ana(&world).await;
        let browser = before_the_code(&world).await;
        for away in [
            Span::minutes(10),
            Span::minutes(-10),
            Span::hours(1),
            Span::days(1),
        ] {
            let answer = pass(&world, &browser, &code(&world, away)).await;
            let expected = Refusal::field(Field::Code, WRONG);
            assert_eq!(answer.map(drop), Err(expected), "{away:?}");
        }
        let typed = code_now(&world);
        world.passes(Span::hours(-1));
        assert!(pass(&world, &browser, &typed).await.is_err());
    }
);

/// So many tries at once, each in a task of its own.
pub async fn at_once(caller: Caller, codes: Vec<String>) -> Vec<Result<(), Refusal>> {
    let caller = Arc::new(caller);
    let tasks: Vec<_> = codes
        .into_iter()
        .map(|code| {
            let caller = Arc::clone(&caller);
            tokio::spawn(async move { told(second_factor::pass(&caller, &code).await.map(drop)) })
        })
        .collect();
    let mut answers = Vec::new();
    for task in tasks {
        answers.push(task.await.unwrap());
    }
    answers
}

contract!(
    a13_of_64_wrong_codes_at_once_five_are_compared_and_then_there_is_a_pause,
    |world| {
        ana(&world).await;
        let browser = before_the_code(&world).await;
        let caller = world.caller(&browser, "hanna").await;
        let answers = at_once(caller, vec![wrong_code(&world); 64]).await;
        let compared = answers.iter().filter(|told| **told == Err(wrong())).count();
        let paused = Refusal::TooMany { retry_seconds: 900 };
        let refused = answers
            .iter()
            .filter(|told| **told == Err(paused.clone()))
            .count();
        assert_eq!((compared, refused), (5, 59));
        assert_eq!(actions(&world, "second_factor.failed").await, 5);
        assert_eq!(actions(&world, "second_factor.paused").await, 1);
        // Another session, another browser, the right code: it is the account that pauses.
        let other = before_the_code(&world).await;
        let right = pass(&world, &other, &code_now(&world)).await;
        assert_eq!(right.map(drop), Err(paused));
        let letters = world.letters().await;
        assert_eq!(
            letters
                .iter()
                .filter(|l| l.kind == Kind::SecondFactor)
                .count(),
            1
        );
        world.passes(Span::minutes(15));
        pass(&world, &other, &code_now(&world)).await.unwrap();
    }
);

contract!(
    a13_whoever_keeps_guessing_has_thirty_tries_in_a_day,
    |world| {
        ana(&world).await;
        let browser = before_the_code(&world).await;
        let mut compared = 0;
        for _ in 0..10 {
            for _ in 0..7 {
                let answer = pass(&world, &browser, &wrong_code(&world)).await;
                compared += usize::from(answer.map(drop) == Err(wrong()));
            }
            world.passes(Span::minutes(15));
        }
        assert_eq!(compared, 30);
    }
);

contract!(a14_of_64_right_codes_at_once_one_enters, |world| {
    ana(&world).await;
    let mut callers = Vec::new();
    for _ in 0..8 {
        let browser = before_the_code(&world).await;
        callers.push(world.caller(&browser, "hanna").await);
    }
    let code = code_now(&world);
    let waves = callers
        .into_iter()
        .map(|caller| tokio::spawn(at_once(caller, vec![code.clone(); 8])));
    let mut entered = 0;
    for wave in waves.collect::<Vec<_>>() {
        let answers = wave.await.unwrap();
        entered += answers.iter().filter(|told| told.is_ok()).count();
    }
    assert_eq!(entered, 1);
    assert_eq!(actions(&world, "second_factor.passed").await, 1);
});

contract!(
    q50_setting_it_up_takes_the_password_and_a_code_and_gives_ten_recovery_codes,
    |world| {
        let who = world.account_of(&Somebody::ana()).await.unwrap();
        let (mut browser, mut other) = (world.browser(), world.browser());
        world.enter(&mut browser, &Somebody::ana(), who).await;
        world.enter(&mut other, &Somebody::ana(), who).await;
        let caller = world.caller(&browser, "hanna").await;
        let guess = Proof {
            password: Password::offered("otra cosa distinta"),
            code: String::new(),
        };
        let refused = told(second_factor::begin(&caller, &guess).await).unwrap_err();
        assert_eq!(
            refused.of(Field::CurrentPassword),
            Some(Problem::PasswordWrong)
        );
        assert_eq!(look(&caller).await.offered, None);
        told(second_factor::begin(&caller, &proof("")).await).unwrap();
        let offered = look(&caller).await.offered.unwrap();
        assert!(offered.address.contains(&offered.secret));
        let nothing = told(
            second_factor::confirm(&caller, &code_now(&world))
                .await
                .map(drop),
        );
        assert_eq!(nothing, Err(wrong()));
        // Until its first code came it is asked of nobody.
        let entered = try_in(&world, &world.browser(), "hanna", ADDRESS, PASSWORD).await;
        assert_eq!(entered.unwrap().way, Way::Anywhere);
        let (_, codes) = enrol(&world, &mut browser).await;
        let mut distinct = codes.clone();
        distinct.sort();
        distinct.dedup();
        assert_eq!((codes.len(), distinct.len()), (10, 10));
        assert!(world.caller(&other, "hanna").await.session.is_none());
        let caller = world.caller(&browser, "hanna").await;
        assert_eq!(look(&caller).await.on, Some(10));
        told(second_factor::put_away(&caller).await).unwrap();
        assert_eq!(look(&caller).await.codes, Vec::<String>::new());
        before_the_code(&world).await;
        let letters = world.letters().await;
        assert!(
            letters
                .iter()
                .any(|letter| letter.kind == Kind::SecondFactor)
        );
    }
);

contract!(
    a22_each_recovery_code_opens_once_also_for_many_at_once,
    |world| {
        let who = world.account_of(&Somebody::ana()).await.unwrap();
        let mut browser = world.browser();
        world.enter(&mut browser, &Somebody::ana(), who).await;
        let (_, codes) = enrol(&world, &mut browser).await;
        let lost = before_the_code(&world).await;
        let caller = world.caller(&lost, "hanna").await;
        let answers = at_once(caller, vec![codes[0].clone(); 4]).await;
        assert_eq!(answers.iter().filter(|told| told.is_ok()).count(), 1);
        let again = before_the_code(&world).await;
        assert_eq!(
            pass(&world, &again, &codes[0]).await.map(drop),
            Err(wrong())
        );
        let typed = codes[1].to_lowercase().replace('-', " ");
        let entered = pass(&world, &again, &typed).await.unwrap();
        assert_eq!(entered.way, Way::Enrolment, "the telephone may be gone");
        assert_eq!(
            look(&world.caller(&browser, "hanna").await).await.on,
            Some(8)
        );
    }
);

contract!(a15_a_code_of_one_account_opens_no_other, |world| {
    let who = world.account_of(&Somebody::ana()).await.unwrap();
    let mut browser = world.browser();
    world.enter(&mut browser, &Somebody::ana(), who).await;
    let (seed, codes) = enrol(&world, &mut browser).await;
    let eva = Somebody {
        email: "eva@correo.example",
        document: None,
        ..Somebody::ana()
    };
    let eva = world.account_of(&eva).await.unwrap();
    world.give_factor("hanna", eva).await;
    let mut hers = world.browser();
    let entered = try_in(&world, &hers, "hanna", "eva@correo.example", PASSWORD).await;
    hers.keep_session("hanna", &entered.unwrap().secret);
    let now = world.backend.env.clock.now();
    for typed in [&seed.code(now), &codes[0]] {
        assert_eq!(pass(&world, &hers, typed).await.map(drop), Err(wrong()));
    }
});

contract!(
    q50_moving_to_another_telephone_leaves_the_old_one_in_force_until_then,
    |world| {
        ana(&world).await;
        let mut browser = before_the_code(&world).await;
        let entered = pass(&world, &browser, &code_now(&world)).await.unwrap();
        browser.keep_session("hanna", &entered.secret);
        let caller = world.caller(&browser, "hanna").await;
        let refused = told(second_factor::begin(&caller, &proof(&wrong_code(&world))).await);
        assert_eq!(refused, Err(wrong()));
        world.passes(Span::minutes(1));
        let caller = world.caller(&browser, "hanna").await;
        told(second_factor::begin(&caller, &proof(&code_now(&world))).await).unwrap();
        let offered = look(&caller).await.offered.unwrap();
        world.passes(Span::minutes(1));
        let old = before_the_code(&world).await;
        pass(&world, &old, &code_now(&world)).await.unwrap();
        world.passes(Span::minutes(1));
        let caller = world.caller(&browser, "hanna").await;
        let first = Seed::parse(&offered.secret).unwrap().code(caller.now);
        told(second_factor::confirm(&caller, &first).await).unwrap();
        world.passes(Span::minutes(1));
        let old = before_the_code(&world).await;
        assert!(pass(&world, &old, &code_now(&world)).await.is_err());
    }
);

contract!(a67_a_secret_that_is_taken_back_is_noted_once, |world| {
    let who = world.account_of(&Somebody::ana()).await.unwrap();
    let mut browser = world.browser();
    world.enter(&mut browser, &Somebody::ana(), who).await;
    let caller = world.caller(&browser, "hanna").await;
    told(second_factor::begin(&caller, &proof("")).await).unwrap();
    for _ in 0..2 {
        told(second_factor::put_away(&caller).await).unwrap();
        assert_eq!(look(&caller).await.offered, None);
    }
    assert_eq!(actions(&world, "second_factor.withdrawn").await, 1);
    // Recovery codes that were written down are put away: no secret waits any more.
    enrol(&world, &mut browser).await;
    let caller = world.caller(&browser, "hanna").await;
    told(second_factor::put_away(&caller).await).unwrap();
    assert_eq!(actions(&world, "second_factor.withdrawn").await, 1);
});

contract!(q50_an_offer_that_nobody_took_lapses, |world| {
    let who = world.account_of(&Somebody::ana()).await.unwrap();
    let mut browser = world.browser();
    world.enter(&mut browser, &Somebody::ana(), who).await;
    let caller = world.caller(&browser, "hanna").await;
    told(second_factor::begin(&caller, &proof("")).await).unwrap();
    let offered = look(&caller).await.offered.unwrap();
    // The session is kept in use meanwhile.
    for _ in 0..3 {
        world.passes(Span::minutes(20));
        world.caller(&browser, "hanna").await;
    }
    let caller = world.caller(&browser, "hanna").await;
    assert_eq!(look(&caller).await.offered, None);
    let late = Seed::parse(&offered.secret).unwrap().code(caller.now);
    let refused = told(second_factor::confirm(&caller, &late).await.map(drop));
    assert_eq!(refused, Err(Refusal::Outdated));
});

contract!(
    q50_those_with_a_role_cannot_switch_it_off_and_everybody_else_can,
    |world| {
        let who = ana(&world).await;
        let mut browser = before_the_code(&world).await;
        let entered = pass(&world, &browser, &code_now(&world)).await.unwrap();
        browser.keep_session("hanna", &entered.secret);
        world.give_role("hanna", who, Staff::Coordination).await;
        world.passes(Span::minutes(1));
        let caller = world.caller(&browser, "hanna").await;
        let refused = told(second_factor::switch_off(&caller, &proof(&code_now(&world))).await);
        assert_eq!(refused, Err(Refusal::NotAllowed));
        let platform = world.backend.platform("hanna").unwrap();
        let email = domain::Email::parse(ADDRESS).unwrap();
        let dismissed = backend::staff::dismiss(&world.backend, &platform, &email).await;
        dismissed.unwrap().unwrap();
        let caller = world.caller(&browser, "hanna").await;
        let refused = told(second_factor::switch_off(&caller, &proof(&wrong_code(&world))).await);
        assert_eq!(refused, Err(wrong()));
        told(second_factor::switch_off(&caller, &proof(&code_now(&world))).await).unwrap();
        let entered = try_in(&world, &world.browser(), "hanna", ADDRESS, PASSWORD).await;
        assert_eq!(entered.unwrap().way, Way::Anywhere);
    }
);

contract!(
    q50_new_recovery_codes_take_the_old_ones_out_of_service,
    |world| {
        let who = world.account_of(&Somebody::ana()).await.unwrap();
        let mut browser = world.browser();
        world.enter(&mut browser, &Somebody::ana(), who).await;
        let (seed, old) = enrol(&world, &mut browser).await;
        world.passes(Span::minutes(1));
        let caller = world.caller(&browser, "hanna").await;
        let typed = seed.code(caller.now);
        told(second_factor::renew(&caller, &proof(&typed)).await).unwrap();
        let fresh = look(&caller).await.codes;
        let browser = before_the_code(&world).await;
        assert_eq!(
            pass(&world, &browser, &old[0]).await.map(drop),
            Err(wrong())
        );
        pass(&world, &browser, &fresh[0]).await.unwrap();
    }
);

contract!(
    a28_q50_lost_codes_are_taken_off_by_the_installation_alone,
    |world| {
        let who = world.account_of(&Somebody::ana()).await.unwrap();
        let mut browser = world.browser();
        world.enter(&mut browser, &Somebody::ana(), who).await;
        let (_, codes) = enrol(&world, &mut browser).await;
        let platform = world.backend.platform("hanna").unwrap();
        let email = domain::Email::parse(ADDRESS).unwrap();
        let resets = |why: &'static str| {
            let (backend, platform, email) = (&world.backend, &platform, &email);
            async move {
                let done = second_factor::reset(backend, platform, email, why).await;
                done.unwrap()
            }
        };
        assert_eq!(resets(" ").await, Err(NotReset::Reason));
        before_the_code(&world).await;
        assert_eq!(resets("Vino con su cédula original.").await, Ok(()));
        // Whoever is inside is not any more, and the password alone lets in.
        let caller = world.caller(&browser, "hanna").await;
        assert!(caller.fully_signed_in().is_err());
        let entered = try_in(&world, &world.browser(), "hanna", ADDRESS, PASSWORD).await;
        assert_eq!(entered.unwrap().way, Way::Anywhere);
        assert_eq!(actions(&world, "second_factor.reset").await, 1);
        let letters = letters_to(&world, Kind::SecondFactor, ADDRESS).await;
        let told = letters
            .iter()
            .any(|letter| letter.subject.contains("Quitamos los códigos"));
        assert!(told, "{} letters", letters.len());
        assert_eq!(
            resets("Vino con su cédula original.").await,
            Err(NotReset::NoCodes)
        );
        // A new one begins with codes of its own: those of before are nobody's.
        world.give_factor("hanna", who).await;
        let browser = before_the_code(&world).await;
        let old = pass(&world, &browser, &codes[0]).await.map(drop);
        assert_eq!(old, Err(wrong()));
    }
);

contract!(
    a28_a_recovered_password_does_not_get_past_the_code,
    |world| {
        ana(&world).await;
        let mut browser = world.browser();
        let caller = world.caller(&browser, "hanna").await;
        told(recovery::request(&caller, ADDRESS).await).unwrap();
        let letters = world.letters().await;
        let link = &letters.last().unwrap().button.as_ref().unwrap().address;
        browser.open_link("hanna", link);
        let caller = world.caller(&browser, "hanna").await;
        let chosen = "tortuga verde salta";
        let done = told(recovery::finish(&caller, chosen, chosen).await).unwrap();
        let entered = done.entered.unwrap();
        assert_eq!(entered.way, Way::SecondFactor);
        browser.keep_session("hanna", &entered.secret);
        let caller = world.caller(&browser, "hanna").await;
        assert!(caller.fully_signed_in().is_err());
        pass(&world, &browser, &code_now(&world)).await.unwrap();
    }
);

// Seen red: with the sessions left as the backup has them, and with the links.
contract!(f17_what_a_backup_brings_back_opens_nothing, |world| {
    let who = world.account_of(&Somebody::ana()).await.unwrap();
    let mut browser = world.browser();
    world.enter(&mut browser, &Somebody::ana(), who).await;
    let (seed, codes) = enrol(&world, &mut browser).await;
    let mut link = world.browser();
    let caller = world.caller(&link, "hanna").await;
    recovery::request(&caller, ADDRESS).await.unwrap();
    let letters = world.letters().await;
    let mut buttons = letters
        .into_iter()
        .filter(|letter| letter.kind == Kind::Recovery)
        .filter_map(|letter| letter.button);
    link.open_link("hanna", &buttons.next().unwrap().address);
    // As the backup has it, all of it is good.
    world.passes(Span::minutes(1));
    assert!(world.caller(&browser, "hanna").await.session.is_some());
    let standing = recovery::standing(&world.caller(&link, "hanna").await).await;
    assert_eq!(told(standing), Ok(()));

    let ended = backend::restored::end_what_was(&world.backend)
        .await
        .unwrap();
    assert_eq!((ended.sessions, ended.links, ended.codes), (1, 1, 10));
    assert!(world.caller(&browser, "hanna").await.session.is_none());
    let standing = recovery::standing(&world.caller(&link, "hanna").await).await;
    assert_eq!(told(standing), Err(Refusal::LinkInvalid));
    let again = before_the_code(&world).await;
    let now = world.backend.env.clock.now();
    for typed in [&seed.code(now), &codes[0]] {
        assert_eq!(pass(&world, &again, typed).await.map(drop), Err(wrong()));
    }
    // A code that nobody has seen yet lets its owner in.
    world.passes(Span::minutes(2));
    let fresh = seed.code(world.backend.env.clock.now());
    assert!(pass(&world, &again, &fresh).await.is_ok());
    audit::verify(&world.backend, audit::INSTALLATION)
        .await
        .unwrap();
});

// Property 6. Seen red: with tries that are not counted.
contract!(
    a13_of_right_and_wrong_codes_at_once_five_are_compared_and_one_enters,
    |world| {
        ana(&world).await;
        for _ in 0..3 {
            let browser = before_the_code(&world).await;
            let caller = world.caller(&browser, "hanna").await;
            let (right, bad) = (code_now(&world), wrong_code(&world));
            let mixed = (0..64).map(|n| {
                if n % 2 == 0 {
                    right.clone()
                } else {
                    bad.clone()
                }
            });
            let answers = at_once(caller, mixed.collect()).await;
            let entered = answers.iter().filter(|told| told.is_ok()).count();
            let compared = answers.iter().filter(|told| **told == Err(wrong())).count();
            // A right code in between begins the count anew.
            let most = 5 * (1 + entered);
            assert!(entered <= 1 && compared <= most, "{entered} {compared}");
            world.passes(Span::minutes(16));
        }
    }
);
