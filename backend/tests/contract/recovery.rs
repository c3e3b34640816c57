//! Recovery: who gets a link, what it opens, how often.

use backend::caller::Caller;
use backend::fault::Denied;
use backend::mail::{Kind, Letter};
use backend::recovery::{self, Recovered, finish, request};
use backend::sign_in::Way;
use backend::storage::statements::watched;
use domain::account::AccountState;
use domain::refusal::{Field, Problem, Refusal};
use domain::time::Span;

use crate::contract;
use crate::people::{PASSWORD, Somebody};
use crate::sign_in::{fail, try_in};
use crate::world::{Browser, World};

const NEW: &str = "tortuga verde salta";

async fn ask(world: &World, browser: &Browser, identity: &str) -> Result<(), Refusal> {
    told(request(&world.caller(browser, "gestion").await, identity).await)
}

async fn spend(world: &World, browser: &Browser, password: &str) -> Result<Recovered, Refusal> {
    told(finish(&world.caller(browser, "gestion").await, password, password).await)
}

async fn standing(world: &World, browser: &Browser) -> Result<(), Refusal> {
    told(recovery::standing(&world.caller(browser, "gestion").await).await)
}

fn told<T>(answer: Result<T, Denied>) -> Result<T, Refusal> {
    answer.map_err(|denied| match denied {
        Denied::Refused(refusal) => refusal,
        Denied::Fault(fault) => panic!("{fault:?}"),
    })
}

/// The links mailed so far, oldest first.
async fn links(world: &World) -> Vec<String> {
    let letters = world.letters().await;
    letters
        .into_iter()
        .filter(|letter| letter.kind == Kind::Recovery)
        .map(|letter| letter.button.unwrap().address)
        .collect()
}

/// Asks for a link and opens it.
pub async fn with_link(world: &World) -> Browser {
    let mut browser = world.browser();
    ask(world, &browser, "40000001-8").await.unwrap();
    browser.open_link("gestion", links(world).await.last().unwrap());
    browser
}

// Seen red: leaving the letter out for unknown identities makes the lists differ.
contract!(a04_asking_costs_the_same_whoever_is_named, |world| {
    world.account_of(&Somebody::rosa()).await.unwrap();
    let mut seen = Vec::new();
    for identity in ["40000001-8", "41234567-3"] {
        let caller: Caller = world.caller(&world.browser(), "gestion").await;
        let (answer, statements) = watched(request(&caller, identity)).await;
        answer.unwrap();
        seen.push(statements);
    }
    assert_eq!(seen[0], seen[1]);
    assert_eq!(links(&world).await.len(), 1, "nobody gets no letter");
});

contract!(a47_the_link_sets_a_password_and_lets_in, |world| {
    world.account_of(&Somebody::rosa()).await.unwrap();
    let mut browser = with_link(&world).await;
    standing(&world, &browser).await.unwrap();
    let entered = spend(&world, &browser, NEW).await.unwrap().entered.unwrap();
    assert_eq!(entered.way, Way::Anywhere);
    browser.keep_session("gestion", &entered.secret);
    assert!(world.caller(&browser, "gestion").await.session.is_some());
    let fresh = world.browser();
    let old = try_in(&world, &fresh, "gestion", "40000001-8", PASSWORD).await;
    assert_eq!(old.unwrap_err(), Refusal::WrongCredentials);
    assert!(
        try_in(&world, &fresh, "gestion", "40000001-8", NEW)
            .await
            .is_ok()
    );
    let letters = world.letters().await;
    let told = |letter: &Letter| letter.kind == Kind::PasswordChanged;
    assert!(letters.iter().any(told));
});

contract!(a26_of_64_parallel_uses_one_succeeds, |world| {
    world.account_of(&Somebody::rosa()).await.unwrap();
    let browser = with_link(&world).await;
    let mut uses = tokio::task::JoinSet::new();
    for _ in 0..64 {
        let caller = world.caller(&browser, "gestion").await;
        uses.spawn(async move { told(finish(&caller, NEW, NEW).await).map(|_| ()) });
    }
    let answers = uses.join_all().await;
    let won = answers.iter().filter(|answer| answer.is_ok()).count();
    assert_eq!(won, 1);
    assert!(
        answers
            .iter()
            .filter_map(|answer| answer.as_ref().err())
            .all(|refusal| *refusal == Refusal::LinkInvalid)
    );
});

contract!(
    a26_a_newer_link_replaces_the_older_and_a_used_one_is_dead,
    |world| {
        world.account_of(&Somebody::rosa()).await.unwrap();
        let older = with_link(&world).await;
        let newer = with_link(&world).await;
        let refused = Err(Refusal::LinkInvalid);
        assert_eq!(standing(&world, &older).await, refused);
        assert!(spend(&world, &older, NEW).await.is_err());
        spend(&world, &newer, NEW).await.unwrap();
        assert_eq!(standing(&world, &newer).await, refused);
        assert!(spend(&world, &newer, NEW).await.is_err());
    }
);

contract!(
    a26_a_link_opens_nothing_on_another_platform_or_after_its_time,
    |world| {
        world.account_of(&Somebody::rosa()).await.unwrap();
        let mut browser = with_link(&world).await;
        let token = browser.cookies[&backend::caller::link_cookie("gestion")].clone();
        browser
            .cookies
            .insert(backend::caller::link_cookie("hanna"), token);
        let elsewhere = finish(&world.caller(&browser, "hanna").await, NEW, NEW).await;
        assert_eq!(told(elsewhere).unwrap_err(), Refusal::LinkInvalid);
        world.passes(Span::minutes(60));
        assert_eq!(standing(&world, &browser).await, Err(Refusal::LinkExpired));
        let late = spend(&world, &browser, NEW).await;
        assert_eq!(late.unwrap_err(), Refusal::LinkExpired);
        let nothing = world.browser();
        assert_eq!(standing(&world, &nothing).await, Err(Refusal::LinkInvalid));
    }
);

contract!(
    a52_recovery_lifts_the_block_ends_sessions_and_knows_the_browser,
    |world| {
        let created = world.account_of(&Somebody::rosa()).await.unwrap();
        let mut inside = world.browser();
        world.enter(&mut inside, &Somebody::rosa(), created).await;
        fail(&world, "gestion", "40000001-8", 6).await;
        let browser = with_link(&world).await;
        spend(&world, &browser, NEW).await.unwrap();
        assert!(world.caller(&inside, "gestion").await.session.is_none());
        let fresh = world.browser();
        assert!(
            try_in(&world, &fresh, "gestion", "40000001-8", NEW)
                .await
                .is_ok()
        );
        fail(&world, "gestion", "40000001-8", 6).await;
        assert!(
            try_in(&world, &browser, "gestion", "40000001-8", NEW)
                .await
                .is_ok()
        );
    }
);

contract!(
    a48_sending_again_has_a_pause_and_a_limit_for_anybody,
    |world| {
        world.account_of(&Somebody::rosa()).await.unwrap();
        for identity in ["40000001-8", "41234567-3"] {
            let browser = world.browser();
            for _ in 0..5 {
                ask(&world, &browser, identity).await.unwrap();
                let soon = ask(&world, &browser, identity).await;
                assert_eq!(soon, Err(Refusal::TooMany { retry_seconds: 60 }));
                world.passes(Span::minutes(1));
            }
            let often = ask(&world, &browser, identity).await;
            assert_eq!(
                often,
                Err(Refusal::TooMany {
                    retry_seconds: 86_400
                })
            );
        }
        assert_eq!(links(&world).await.len(), 5);
    }
);

contract!(
    a12_strangers_cannot_flood_the_mailbox_or_use_up_the_owners_links,
    |world| {
        world.account_of(&Somebody::rosa()).await.unwrap();
        let own = world.browser();
        try_in(&world, &own, "gestion", "40000001-8", PASSWORD)
            .await
            .unwrap();
        for _ in 0..25 {
            ask(&world, &world.browser(), "40000001-8").await.unwrap();
        }
        assert_eq!(links(&world).await.len(), 20);
        ask(&world, &own, "40000001-8").await.unwrap();
        assert_eq!(links(&world).await.len(), 21);
    }
);

contract!(a21_a_password_of_own_data_spends_nothing, |world| {
    world.account_of(&Somebody::rosa()).await.unwrap();
    let browser = with_link(&world).await;
    for (typed, problem) in [
        ("rosa400000018", Problem::PasswordOwnData),
        ("corta", Problem::TooShort { min: 12 }),
        ("contraseña2026", Problem::PasswordCommon),
    ] {
        let answer = spend(&world, &browser, typed).await.unwrap_err();
        assert_eq!(answer.of(Field::Password), Some(problem), "{typed}");
    }
    assert!(spend(&world, &browser, NEW).await.is_ok());
});

contract!(a18_recovery_does_not_get_past_the_questions, |world| {
    let unproven = Somebody {
        state: AccountState::PendingChallenge,
        document: None,
        ..Somebody::ana()
    };
    world.account_of(&unproven).await.unwrap();
    let mut browser = world.browser();
    let caller = world.caller(&browser, "hanna").await;
    told(request(&caller, "ana@correo.example").await).unwrap();
    browser.open_link("hanna", links(&world).await.last().unwrap());
    let caller = world.caller(&browser, "hanna").await;
    let entered = told(finish(&caller, NEW, NEW).await).unwrap().entered;
    assert_eq!(entered.unwrap().way, Way::Challenge);
});

// Seen red: with open links left alone by a change of the password, and by one of the address.
contract!(
    a26_a_link_of_before_is_dead_after_a_new_password_and_a_new_address,
    |world| {
        let who = world.account_of(&Somebody::rosa()).await.unwrap();
        let mut rosa = world.browser();
        world.enter(&mut rosa, &Somebody::rosa(), who).await;
        let link = with_link(&world).await;
        let change = backend::password::Change {
            current: domain::password::Password::offered(PASSWORD),
            chosen: NEW.into(),
            again: NEW.into(),
        };
        let caller = world.caller(&rosa, "gestion").await;
        let changed = backend::password::change(&caller, &change).await.unwrap();
        rosa.keep_session("gestion", &changed.secret);
        assert_eq!(standing(&world, &link).await, Err(Refusal::LinkInvalid));

        world.passes(Span::minutes(2));
        let link = with_link(&world).await;
        let caller = world.caller(&rosa, "gestion").await;
        let password = domain::password::Password::offered(NEW);
        let address = "rosa.nueva@correo.example";
        backend::email_change::ask(&caller, &password, address)
            .await
            .unwrap();
        // Until the new mailbox answers, the old one recovers and the new one does not.
        assert_eq!(standing(&world, &link).await, Ok(()));
        let letters = world.letters().await;
        let to_new = letters
            .iter()
            .filter(|letter| letter.to.delivery() == address)
            .filter_map(|letter| letter.button.as_ref());
        let mut moves = rosa.clone();
        moves.open_link("gestion", &to_new.last().unwrap().address);
        backend::email_change::confirm(&world.caller(&moves, "gestion").await)
            .await
            .unwrap();
        assert_eq!(standing(&world, &link).await, Err(Refusal::LinkInvalid));
        world.passes(Span::minutes(2));
        ask(&world, &world.browser(), "40000001-8").await.unwrap();
        let letters = world.letters().await;
        let last = letters.iter().rfind(|letter| letter.kind == Kind::Recovery);
        assert_eq!(last.unwrap().to.delivery(), address);
    }
);
