//! Changing the own password.

use backend::audit;
use backend::fault::Denied;
use backend::mail::{Kind, Letter};
use backend::own::{By, history};
use backend::password::{Change, Changed, change};
use domain::account::Stage;
use domain::password::Password;
use domain::refusal::{Field, Problem, Refusal};
use domain::time::Span;

use crate::contract;
use crate::people::{PASSWORD, Somebody, start};
use crate::replay::written;
use crate::sign_in::try_in;
use crate::world::{Browser, World};

const NEW: &str = "tortuga verde salta";

async fn ask(
    world: &World,
    browser: &Browser,
    current: &str,
    chosen: &str,
) -> Result<Changed, Refusal> {
    let input = Change {
        current: Password::offered(current),
        chosen: chosen.into(),
        again: chosen.into(),
    };
    let caller = world.caller(browser, "gestion").await;
    change(&caller, &input)
        .await
        .map_err(|denied| match denied {
            Denied::Refused(refusal) => refusal,
            Denied::Fault(fault) => panic!("{fault:?}"),
        })
}

async fn inside(world: &World) -> Browser {
    let mut browser = world.browser();
    let entered = try_in(world, &browser, "gestion", "40000001-8", PASSWORD).await;
    browser.keep_session("gestion", &entered.unwrap().secret);
    browser
}

contract!(
    a41_changing_the_password_ends_every_other_session,
    |world| {
        world.account_of(&Somebody::rosa()).await.unwrap();
        let (mut own, other) = (inside(&world).await, inside(&world).await);
        let before = own.clone();
        let changed = ask(&world, &own, PASSWORD, NEW).await.unwrap();
        own.keep_session("gestion", &changed.secret);
        assert!(world.caller(&own, "gestion").await.session.is_some());
        assert!(world.caller(&before, "gestion").await.session.is_none());
        assert!(world.caller(&other, "gestion").await.session.is_none());
        let fresh = world.browser();
        assert!(
            try_in(&world, &fresh, "gestion", "40000001-8", PASSWORD)
                .await
                .is_err()
        );
        assert!(
            try_in(&world, &fresh, "gestion", "40000001-8", NEW)
                .await
                .is_ok()
        );
        let letters = world.letters().await;
        let told = |letter: &Letter| letter.kind == Kind::PasswordChanged;
        assert!(letters.iter().any(told));
    }
);

contract!(a41_a_wrong_present_password_is_counted, |world| {
    world.account_of(&Somebody::rosa()).await.unwrap();
    let own = inside(&world).await;
    let wrong = Refusal::field(Field::CurrentPassword, Problem::PasswordWrong);
    for _ in 0..6 {
        let answer = ask(&world, &own, "otra cosa distinta", NEW).await;
        assert_eq!(answer.unwrap_err(), wrong);
    }
    let blocked = ask(&world, &own, PASSWORD, NEW).await;
    assert_eq!(blocked.unwrap_err(), Refusal::Blocked { minutes: 15 });
});

contract!(
    a67_a_wrong_present_password_is_noted_as_often_as_it_is_counted,
    |world| {
        world.account_of(&Somebody::rosa()).await.unwrap();
        let own = inside(&world).await;
        // A block counts nothing, and its tries must not fill the chain either.
        for _ in 0..9 {
            let answer = ask(&world, &own, "otra cosa distinta", NEW).await;
            answer.unwrap_err();
        }
        let noted = (
            written(&world, "password.failed").await,
            written(&world, "password.blocked").await,
        );
        assert_eq!(noted, (5, 1));
        let caller = world.caller(&own, "gestion").await;
        let told = history(&caller, None).await.unwrap().entries;
        let newest: Vec<_> = told
            .iter()
            .take(2)
            .map(|entry| (entry.action.as_str(), entry.by))
            .collect();
        assert_eq!(
            newest,
            [("password.blocked", By::Me), ("password.failed", By::Me)]
        );
        world.passes(Span::minutes(15));
        ask(&world, &own, PASSWORD, NEW).await.unwrap();
        assert_eq!(written(&world, "password.failed").await, 5);
        audit::verify(&world.backend, "gestion").await.unwrap();
    }
);

contract!(
    a21_a_new_password_against_the_rules_changes_nothing,
    |world| {
        world.account_of(&Somebody::rosa()).await.unwrap();
        let own = inside(&world).await;
        for (typed, problem) in [
            (PASSWORD, Problem::PasswordSame),
            ("corta", Problem::TooShort { min: 12 }),
            ("perez-soto-40000001", Problem::PasswordOwnData),
            ("123456789012", Problem::PasswordCommon),
        ] {
            let answer = ask(&world, &own, PASSWORD, typed).await.unwrap_err();
            assert_eq!(answer.of(Field::Password), Some(problem), "{typed}");
        }
        assert!(world.caller(&own, "gestion").await.session.is_some());
    }
);

contract!(
    a18_nobody_changes_a_password_before_the_last_hurdle,
    |world| {
        let created = world.account_of(&Somebody::rosa()).await.unwrap();
        let mut browser = world.browser();
        let stranger = ask(&world, &browser, PASSWORD, NEW).await;
        assert_eq!(stranger.unwrap_err(), Refusal::SessionOver);
        let caller = world.caller(&browser, "gestion").await;
        let secret = start(&caller, created, Stage::Challenge).await;
        browser.keep_session("gestion", &secret);
        let early = ask(&world, &browser, PASSWORD, NEW).await;
        assert_eq!(early.unwrap_err(), Refusal::NotAllowed);
    }
);
