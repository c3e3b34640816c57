//! Changing the own password.

use backend::fault::Denied;
use backend::mail::{Kind, Letter};
use backend::password::{Change, Changed, change};
use domain::account::Stage;
use domain::password::Password;
use domain::refusal::{Field, Problem, Refusal};

use crate::contract;
use crate::people::{PASSWORD, Somebody, start};
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
