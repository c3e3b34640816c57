//! A24: the database fails while a code is verified. Nobody gets in by that, and nothing is used up: the
//! same code serves once afterwards.

use backend::fault::Denied;
use backend::invitation;
use backend::second_factor::{pass, pass_text};
use backend::storage::Db;
use domain::membership::Tier;

use crate::affiliates::run;
use crate::contract;
use crate::institution::{CCT, told};
use crate::second_factor::{before_the_code, code_now, gets_factor};
use crate::sign_in_key::half;

/// What becomes of every code in the end, and cannot be written for a while.
macro_rules! without_sessions {
    ($world:expr, $verified:expr) => {{
        run!($world, "ALTER TABLE session RENAME TO session_away");
        let answer = $verified.await;
        run!($world, "ALTER TABLE session_away RENAME TO session");
        assert!(
            matches!(answer, Err(Denied::Fault(_))),
            "{:?}",
            answer.map(drop)
        );
    }};
}

contract!(a24_an_error_while_a_telephone_s_code_is_verified, |world| {
    gets_factor(&world).await;
    let browser = before_the_code(&world).await;
    let caller = world.caller(&browser, "hanna").await;
    let code = code_now(&world);
    without_sessions!(world, pass(&caller, &code));
    assert!(told(pass(&caller, &code).await).is_ok(), "nothing was used");
    assert!(told(pass(&caller, &code).await).is_err(), "now it was");
});

contract!(a24_an_error_while_a_key_by_sms_is_verified, |world| {
    world.institution(1, 10).await;
    let browser = half(&world, 1_000).await;
    let code = world.texted(1_000).await.unwrap();
    let caller = world.caller(&browser, CCT).await;
    without_sessions!(world, pass_text(&caller, &code));
    assert!(told(pass_text(&caller, &code).await).is_ok(), "unused");
    assert!(told(pass_text(&caller, &code).await).is_err(), "used");
});

contract!(a24_an_error_while_an_invitation_is_accepted, |world| {
    let top = world.institution(1, 10).await;
    world.invites(&top, 1, Tier::User).await.unwrap();
    let (caller, code) = world.begins(1).await;
    without_sessions!(world, invitation::accept(&caller, &code));
    assert_eq!(world.seats(top.company).await, (1, 10), "nobody took one");
    assert!(told(invitation::accept(&caller, &code).await).is_ok());
    assert!(told(invitation::accept(&caller, &code).await).is_err());
    assert_eq!(world.seats(top.company).await, (2, 10));
});
