//! Moving the own address: asked with the password, confirmed from the new mailbox, undone from the
//! old one.

use std::sync::Arc;

use backend::account::Created;
use backend::email_change::{ask, cancel, confirm, confirmation, standing, taking_back, undo};
use backend::fault::Denied;
use backend::mail::{Kind, Letter};
use backend::storage::statements::watched;
use backend::{audit, recovery};
use domain::password::Password;
use domain::refusal::{Field, Problem, Refusal};
use domain::time::Span;

use crate::contract;
use crate::people::{PASSWORD, Somebody};
use crate::sign_in::try_in;
use crate::world::{Browser, World};

const OLD: &str = "rosa@correo.example";
const NEW: &str = "rosa.nueva@correo.example";

fn told<T>(answer: Result<T, Denied>) -> Result<T, Refusal> {
    answer.map_err(|denied| match denied {
        Denied::Refused(refusal) => refusal,
        Denied::Fault(fault) => panic!("{fault:?}"),
    })
}

pub async fn inside(world: &World) -> (Created, Browser) {
    let created = world.account_of(&Somebody::rosa()).await.unwrap();
    let mut browser = world.browser();
    world.enter(&mut browser, &Somebody::rosa(), created).await;
    (created, browser)
}

async fn asks(world: &World, browser: &Browser, email: &str) -> Result<(), Refusal> {
    let caller = world.caller(browser, "gestion").await;
    told(ask(&caller, &Password::offered(PASSWORD), email).await)
}

async fn confirms(world: &World, browser: &Browser) -> Result<(), Refusal> {
    told(confirm(&world.caller(browser, "gestion").await).await)
}

pub async fn undoes(world: &World, browser: &Browser) -> Result<(), Refusal> {
    told(undo(&world.caller(browser, "gestion").await).await)
}

async fn address(world: &World, browser: &Browser) -> String {
    let caller = world.caller(browser, "gestion").await;
    backend::account::mine(&caller).await.unwrap().email
}

/// The newest letter to that address whose button leads to such an address.
async fn link(world: &World, to: &str, path: &str) -> Option<String> {
    let letters = world.letters().await;
    let mut links = letters.into_iter().rev().filter_map(|letter| {
        let button = letter.button?;
        let fits = letter.to.delivery() == to && button.address.contains(path);
        fits.then_some(button.address)
    });
    links.next()
}

async fn with_link(world: &World, browser: &Browser, email: &str) -> Browser {
    asks(world, browser, email).await.unwrap();
    let mut browser = browser.clone();
    let link = link(world, email, "/enlace/correo/").await.unwrap();
    browser.open_link("gestion", &link);
    browser
}

/// Moves the address and answers a stranger's browser that holds the link back.
pub async fn moved(world: &World, browser: &Browser, from: &str, to: &str) -> Browser {
    let with_link = with_link(world, browser, to).await;
    confirms(world, &with_link).await.unwrap();
    let mut stranger = world.browser();
    let back = link(world, from, "/enlace/deshacer/").await.unwrap();
    stranger.open_link("gestion", &back);
    stranger
}

fn to<'a>(letters: &'a [Letter], address: &str) -> Vec<&'a Letter> {
    let fits = |letter: &&Letter| letter.to.delivery() == address;
    letters.iter().filter(fits).collect()
}

contract!(
    a40_the_address_moves_when_the_new_mailbox_answers_and_not_before,
    |world| {
        let (_, browser) = inside(&world).await;
        let with_link = with_link(&world, &browser, NEW).await;
        let caller = world.caller(&browser, "gestion").await;
        let now = standing(&caller).await.unwrap();
        assert_eq!(
            (now.current.as_str(), now.waiting.as_deref()),
            (OLD, Some(NEW))
        );
        let letters = world.letters().await;
        let warning = to(&letters, OLD)[0].plain().unwrap();
        assert!(warning.contains("Todavía no cambia nada"), "{warning}");
        assert!(!warning.contains(NEW), "the whole new address is not told");
        // Opening spends nothing, twice.
        for _ in 0..2 {
            let caller = world.caller(&with_link, "gestion").await;
            let mask = confirmation(&caller).await.unwrap();
            assert!(mask.ends_with("@correo.example") && mask != NEW, "{mask}");
        }
        assert_eq!(address(&world, &browser).await, OLD);
        confirms(&world, &with_link).await.unwrap();
        assert_eq!(address(&world, &browser).await, NEW);
        assert_eq!(
            confirms(&world, &with_link).await,
            Err(Refusal::LinkInvalid)
        );
        assert!(link(&world, OLD, "/enlace/deshacer/").await.is_some());
        let caller = world.caller(&browser, "gestion").await;
        assert_eq!(standing(&caller).await.unwrap().waiting, None);
        audit::verify(&world.backend, "gestion").await.unwrap();
    }
);

contract!(
    a34_the_password_is_asked_and_counted_before_anything_is_sent,
    |world| {
        let (_, browser) = inside(&world).await;
        let caller = world.caller(&browser, "gestion").await;
        let wrong = Password::offered("caballo verde lento");
        let said = Refusal::field(Field::CurrentPassword, Problem::PasswordWrong);
        for _ in 0..5 {
            assert_eq!(told(ask(&caller, &wrong, NEW).await), Err(said.clone()));
        }
        told(ask(&caller, &wrong, NEW).await).unwrap_err();
        let blocked = asks(&world, &browser, NEW).await;
        assert!(
            matches!(blocked, Err(Refusal::Blocked { .. })),
            "{blocked:?}"
        );
        assert!(world.letters().await.is_empty());
        // What was typed is still there.
        assert_eq!(standing(&caller).await.unwrap().typed, NEW);
        let stranger = world.browser();
        assert_eq!(
            asks(&world, &stranger, NEW).await,
            Err(Refusal::SessionOver)
        );
    }
);

contract!(a40_the_own_address_and_no_address_are_refused, |world| {
    let (_, browser) = inside(&world).await;
    let refused = |problem| Err(Refusal::field(Field::Email, problem));
    let same = asks(&world, &browser, "ROSA@correo.example").await;
    assert_eq!(same, refused(Problem::EmailSame));
    assert_eq!(asks(&world, &browser, "").await, refused(Problem::Empty));
    assert_eq!(
        asks(&world, &browser, "rosa").await,
        refused(Problem::EmailFormat)
    );
});

contract!(
    a05_a_taken_address_is_answered_like_a_free_one_and_its_owner_is_told,
    |world| {
        let (_, browser) = inside(&world).await;
        let other = Somebody {
            email: "otra@correo.example",
            document: None,
            ..Somebody::rosa()
        };
        world.account_of(&other).await.unwrap();
        let mut seen = Vec::new();
        for email in ["otra@correo.example", NEW] {
            let caller = world.caller(&browser, "gestion").await;
            let password = Password::offered(PASSWORD);
            let (answer, statements) = watched(ask(&caller, &password, email)).await;
            answer.unwrap();
            let standing = standing(&caller).await.unwrap();
            assert_eq!(standing.waiting.as_deref(), Some(email));
            seen.push(statements);
            world.passes(Span::minutes(2));
        }
        assert_eq!(seen[0], seen[1]);
        assert!(
            link(&world, "otra@correo.example", "/enlace/")
                .await
                .is_none()
        );
        let letters = world.letters().await;
        let warned = to(&letters, "otra@correo.example");
        assert_eq!(warned.len(), 1);
        assert!(warned[0].plain().unwrap().contains("No hicimos el cambio"));
        assert!(link(&world, NEW, "/enlace/correo/").await.is_some());
    }
);

contract!(
    a40_an_address_that_got_an_owner_meanwhile_is_not_taken_over,
    |world| {
        let (_, browser) = inside(&world).await;
        let with_link = with_link(&world, &browser, NEW).await;
        let other = Somebody {
            email: NEW,
            document: None,
            ..Somebody::rosa()
        };
        world.account_of(&other).await.unwrap();
        assert_eq!(
            confirms(&world, &with_link).await,
            Err(Refusal::LinkInvalid)
        );
        assert_eq!(address(&world, &browser).await, OLD);
    }
);

contract!(
    a26_of_64_confirmations_at_once_one_moves_the_address,
    |world| {
        let (_, browser) = inside(&world).await;
        let with_link = with_link(&world, &browser, NEW).await;
        let caller = Arc::new(world.caller(&with_link, "gestion").await);
        let tries = (0..64).map(|_| {
            let caller = Arc::clone(&caller);
            tokio::spawn(async move { told(confirm(&caller).await) })
        });
        let tries: Vec<_> = tries.collect();
        let mut done = 0;
        for one in tries {
            match one.await.unwrap() {
                Ok(()) => done += 1,
                Err(refusal) => assert_eq!(refusal, Refusal::LinkInvalid),
            }
        }
        assert_eq!(done, 1);
        let letters = world.letters().await;
        let back = |letter: &&&Letter| {
            let button = letter.button.as_ref();
            button.is_some_and(|button| button.address.contains("/deshacer/"))
        };
        assert_eq!(to(&letters, OLD).iter().filter(back).count(), 1);
    }
);

contract!(
    a34_links_that_expired_or_were_replaced_or_cancelled_are_dead,
    |world| {
        let (_, browser) = inside(&world).await;
        let first = with_link(&world, &browser, NEW).await;
        assert!(
            matches!(
                asks(&world, &browser, NEW).await,
                Err(Refusal::TooMany { .. })
            ),
            "a pause between two letters"
        );
        world.passes(Span::minutes(2));
        let second = with_link(&world, &browser, NEW).await;
        assert_eq!(confirms(&world, &first).await, Err(Refusal::LinkInvalid));
        cancel(&world.caller(&browser, "gestion").await)
            .await
            .unwrap();
        assert_eq!(confirms(&world, &second).await, Err(Refusal::LinkInvalid));
        world.passes(Span::minutes(2));
        let third = with_link(&world, &browser, NEW).await;
        // A day passes, and whoever asked signs in again.
        world.passes(Span::hours(24));
        let entered = try_in(&world, &browser, "gestion", "40000001-8", PASSWORD).await;
        let mut again = third.clone();
        again.keep_session("gestion", &entered.unwrap().secret);
        assert_eq!(confirms(&world, &again).await, Err(Refusal::LinkExpired));
    }
);

contract!(a46_the_link_of_another_account_opens_nothing, |world| {
    let (_, browser) = inside(&world).await;
    let with_link = with_link(&world, &browser, NEW).await;
    let other = Somebody {
        email: "otra@correo.example",
        document: None,
        ..Somebody::rosa()
    };
    let created = world.account_of(&other).await.unwrap();
    let mut thief = with_link.clone();
    thief.token = world.browser().token;
    // Without the owner's session, which entering would end.
    thief
        .cookies
        .remove(&backend::caller::session_cookie("gestion"));
    world.enter(&mut thief, &other, created).await;
    let caller = world.caller(&thief, "gestion").await;
    let seen = told(confirmation(&caller).await);
    assert_eq!(seen, Err(Refusal::LinkInvalid));
    assert_eq!(confirms(&world, &thief).await, Err(Refusal::LinkInvalid));
    let mut nobody = with_link.clone();
    nobody
        .cookies
        .remove(&backend::caller::session_cookie("gestion"));
    assert_eq!(confirms(&world, &nobody).await, Err(Refusal::SessionOver));
    confirms(&world, &with_link)
        .await
        .unwrap_or_else(|refusal| {
            panic!("the owner's link still serves: {refusal:?}");
        });
});

contract!(
    q20_recovery_goes_to_the_old_address_until_the_new_one_answered,
    |world| {
        let (_, browser) = inside(&world).await;
        let with_link = with_link(&world, &browser, NEW).await;
        let stranger = world.browser();
        let caller = world.caller(&stranger, "gestion").await;
        recovery::request(&caller, "40000001-8").await.unwrap();
        let old = link(&world, OLD, "/enlace/clave/").await.unwrap();
        assert!(link(&world, NEW, "/enlace/clave/").await.is_none());
        confirms(&world, &with_link).await.unwrap();
        let mut holder = world.browser();
        holder.open_link("gestion", &old);
        let caller = world.caller(&holder, "gestion").await;
        let dead = told(recovery::standing(&caller).await);
        assert_eq!(dead, Err(Refusal::LinkInvalid), "mailed to the old address");
        world.passes(Span::minutes(2));
        let caller = world.caller(&stranger, "gestion").await;
        recovery::request(&caller, "40000001-8").await.unwrap();
        assert!(link(&world, NEW, "/enlace/clave/").await.is_some());
    }
);

contract!(
    q20_the_old_mailbox_takes_it_back_and_everything_asks_anew,
    |world| {
        let (_, browser) = inside(&world).await;
        let stranger = moved(&world, &browser, OLD, NEW).await;
        world.passes(Span::hours(71));
        let entered = try_in(&world, &browser, "gestion", "40000001-8", PASSWORD).await;
        let mut browser = browser;
        browser.keep_session("gestion", &entered.unwrap().secret);
        let caller = world.caller(&stranger, "gestion").await;
        let mask = taking_back(&caller).await.unwrap();
        assert!(mask.starts_with('r') && mask != OLD, "{mask}");
        assert_eq!(
            address(&world, &browser).await,
            NEW,
            "opening spends nothing"
        );
        undoes(&world, &stranger).await.unwrap();
        assert!(world.caller(&browser, "gestion").await.session.is_none());
        let refused = try_in(&world, &browser, "gestion", "40000001-8", PASSWORD).await;
        assert_eq!(refused.unwrap_err(), Refusal::WrongCredentials);
        let recovered = link(&world, OLD, "/enlace/clave/").await.unwrap();
        let mut owner = world.browser();
        owner.open_link("gestion", &recovered);
        let fresh = "tortuga verde salta";
        let caller = world.caller(&owner, "gestion").await;
        let done = recovery::finish(&caller, fresh, fresh).await.unwrap();
        owner.keep_session("gestion", &done.entered.unwrap().secret);
        assert_eq!(address(&world, &owner).await, OLD);
        assert_eq!(
            undoes(&world, &stranger).await,
            Err(Refusal::LinkInvalid),
            "once"
        );
        audit::verify(&world.backend, "gestion").await.unwrap();
    }
);

contract!(q20_after_72_hours_nothing_is_taken_back, |world| {
    let (_, browser) = inside(&world).await;
    let stranger = moved(&world, &browser, OLD, NEW).await;
    world.passes(Span::hours(72));
    assert_eq!(undoes(&world, &stranger).await, Err(Refusal::LinkExpired));
});

contract!(
    a34_moving_on_does_not_keep_the_first_owner_from_taking_it_back,
    |world| {
        let (_, browser) = inside(&world).await;
        let owner = moved(&world, &browser, OLD, NEW).await;
        world.passes(Span::minutes(2));
        let third = "tercera@correo.example";
        let thief = moved(&world, &browser, NEW, third).await;
        assert_eq!(address(&world, &browser).await, third);
        undoes(&world, &owner).await.unwrap();
        assert_eq!(undoes(&world, &thief).await, Err(Refusal::LinkInvalid));
        let caller = world.caller(&world.browser(), "gestion").await;
        world.passes(Span::minutes(2));
        recovery::request(&caller, "40000001-8").await.unwrap();
        let letters = world.letters().await;
        let last = letters.iter().rfind(|letter| letter.kind == Kind::Recovery);
        assert_eq!(last.unwrap().to.delivery(), OLD);
    }
);

contract!(a34_a_new_password_closes_what_waits, |world| {
    let (_, browser) = inside(&world).await;
    let with_link = with_link(&world, &browser, NEW).await;
    let caller = world.caller(&browser, "gestion").await;
    let input = backend::password::Change {
        current: Password::offered(PASSWORD),
        chosen: "tortuga verde salta".into(),
        again: "tortuga verde salta".into(),
    };
    let changed = backend::password::change(&caller, &input).await.unwrap();
    let mut with_link = with_link;
    with_link.keep_session("gestion", &changed.secret);
    assert_eq!(
        confirms(&world, &with_link).await,
        Err(Refusal::LinkInvalid)
    );
});

// Property 7. Seen red: with a link back that is read instead of spent.
contract!(a26_of_64_takings_back_at_once_one_is_done, |world| {
    let (_, browser) = inside(&world).await;
    let stranger = moved(&world, &browser, OLD, NEW).await;
    let caller = Arc::new(world.caller(&stranger, "gestion").await);
    let tries: Vec<_> = (0..64)
        .map(|_| {
            let caller = Arc::clone(&caller);
            tokio::spawn(async move { told(undo(&caller).await) })
        })
        .collect();
    let mut done = 0;
    for one in tries {
        done += usize::from(one.await.unwrap().is_ok());
    }
    assert_eq!(done, 1);
    let letters = world.letters().await;
    let links = to(&letters, OLD).into_iter().filter(|letter| {
        let button = letter.button.as_ref();
        button.is_some_and(|button| button.address.contains("/enlace/clave/"))
    });
    assert_eq!(links.count(), 1, "one link to a new password");
});
