//! The mailed link and its button.

use backend::activation::{self, Outcome, Proof, View};
use backend::fault::Denied;
use domain::account::Stage;
use domain::refusal::{Field, Problem, Refusal};
use domain::registration::Typed;
use domain::time::Span;

use crate::contract;
use crate::newcomer::{PASSWORD, link_to, registers, typed};
use crate::registration::count;
use crate::world::{Browser, World};

const ADDRESS: &str = "marta@correo.example";

fn refusal<T: std::fmt::Debug>(answer: Result<T, Denied>) -> Refusal {
    match answer {
        Err(Denied::Refused(refusal)) => refusal,
        other => panic!("no refusal: {other:?}"),
    }
}

/// Marta registers and opens her link in the same browser.
async fn opened(world: &World) -> Browser {
    let mut browser = world.browser();
    registers(world, &browser, typed()).await;
    browser.open_link("hanna", &link_to(world, ADDRESS).await);
    browser
}

async fn accounts(world: &World) -> i64 {
    count(world, "SELECT count(*) FROM account").await
}

contract!(h27_opening_the_link_spends_nothing, |world| {
    let browser = opened(&world).await;
    for _ in 0..3 {
        let caller = world.caller(&browser, "hanna").await;
        let view = activation::view(&caller).await.unwrap();
        assert_eq!(
            view,
            View::Ready {
                address: "m•••@correo.example".into(),
                same_browser: true
            }
        );
    }
    assert_eq!(accounts(&world).await, 0);
});

contract!(h41_a_non_affiliate_is_active_at_once, |world| {
    let mut browser = opened(&world).await;
    let caller = world.caller(&browser, "hanna").await;
    let outcome = activation::activate(&caller, Proof::none()).await;
    let Ok(Outcome::Entered { session, stage }) = outcome else {
        panic!("entered: {outcome:?}")
    };
    assert_eq!(stage, Stage::Full);
    browser.keep_session("hanna", &session);
    let caller = world.caller(&browser, "hanna").await;
    assert!(caller.fully_signed_in().is_ok());
    assert_eq!(activation::view(&caller).await.unwrap(), View::Spent);
    // Q31: nobody proved the document, so nobody holds it.
    let holding = "SELECT count(*) FROM person WHERE document_lookup IS NOT NULL";
    assert_eq!(count(&world, holding).await, 0);
    let consents = "SELECT count(*) FROM consent WHERE account IS NOT NULL";
    assert_eq!(count(&world, consents).await, 2);
});

contract!(f22_64_parallel_buttons_activate_once, |world| {
    let browser = opened(&world).await;
    let mut tries = tokio::task::JoinSet::new();
    for _ in 0..64 {
        let caller = world.caller(&browser, "hanna").await;
        tries.spawn(async move { activation::activate(&caller, Proof::none()).await });
    }
    let entered = tries
        .join_all()
        .await
        .into_iter()
        .filter(|answer| match answer {
            Ok(Outcome::Entered { .. }) => true,
            Err(Denied::Refused(Refusal::LinkInvalid)) => false,
            other => panic!("{other:?}"),
        })
        .count();
    assert_eq!(entered, 1);
    assert_eq!(accounts(&world).await, 1);
});

contract!(q46_another_browser_is_asked_for_the_password, |world| {
    registers(&world, &world.browser(), typed()).await;
    let mut other = world.browser();
    other.open_link("hanna", &link_to(&world, ADDRESS).await);
    let caller = world.caller(&other, "hanna").await;
    assert!(matches!(
        activation::view(&caller).await.unwrap(),
        View::Ready {
            same_browser: false,
            ..
        }
    ));
    assert_eq!(
        refusal(activation::activate(&caller, Proof::none()).await),
        Refusal::PasswordNeeded
    );
    let wrong = Proof::Registered("otra cosa distinta".into());
    assert_eq!(
        refusal(activation::activate(&caller, wrong).await),
        Refusal::field(Field::CurrentPassword, Problem::PasswordWrong)
    );
    assert_eq!(accounts(&world).await, 0);
    let right = Proof::Registered(PASSWORD.into());
    assert!(matches!(
        activation::activate(&caller, right).await,
        Ok(Outcome::Entered { .. })
    ));
});

contract!(
    a10_a_stranger_s_password_dies_when_the_owner_sets_one,
    |world| {
        // The attacker registers the victim's address; the victim opens the link elsewhere.
        registers(&world, &world.browser(), typed()).await;
        let mut victim = world.browser();
        victim.open_link("hanna", &link_to(&world, ADDRESS).await);
        let caller = world.caller(&victim, "hanna").await;
        let own = "delfines en bicicleta roja";
        let proof = Proof::New {
            password: own.into(),
            again: own.into(),
        };
        activation::activate(&caller, proof).await.unwrap();
        let hash = stored_hash(&world).await;
        let hashing = &world.backend.hashing;
        for (password, opens) in [(PASSWORD, false), (own, true)] {
            let offered = domain::Password::offered(password);
            assert_eq!(hashing.verify(&offered, Some(&hash)).await.unwrap(), opens);
        }
    }
);

async fn stored_hash(world: &World) -> String {
    use backend::storage::Db;
    let query = "SELECT password_hash FROM account";
    match &world.backend.db {
        Db::Sqlite { read, .. } => sqlx::query_scalar(query).fetch_one(read).await.unwrap(),
        Db::Postgres(pool) => sqlx::query_scalar(query).fetch_one(pool).await.unwrap(),
    }
}

contract!(a10_other_registrations_of_a_proved_address_die, |world| {
    let mut attacker = world.browser();
    registers(&world, &attacker, typed()).await;
    let planted = link_to(&world, ADDRESS).await;
    let browser = opened(&world).await;
    let caller = world.caller(&browser, "hanna").await;
    activation::activate(&caller, Proof::none()).await.unwrap();
    attacker.open_link("hanna", &planted);
    let caller = world.caller(&attacker, "hanna").await;
    assert!(matches!(
        activation::view(&caller).await.unwrap(),
        View::Taken { .. }
    ));
    assert_eq!(
        refusal(activation::activate(&caller, Proof::none()).await),
        Refusal::LinkInvalid
    );
    assert_eq!(accounts(&world).await, 1);
});

contract!(
    q45_an_address_taken_meanwhile_is_told_after_the_proof,
    |world| {
        let first = opened(&world).await;
        let caller = world.caller(&first, "hanna").await;
        activation::activate(&caller, Proof::none()).await.unwrap();
        // Registered again, under another spelling of the same address.
        let mut second = world.browser();
        let again = Typed {
            email: "MARTA@Correo.Example".into(),
            ..typed()
        };
        registers(&world, &second, again).await;
        second.open_link("hanna", &link_to(&world, "MARTA@correo.example").await);
        let caller = world.caller(&second, "hanna").await;
        let outcome = activation::activate(&caller, Proof::none()).await;
        assert!(matches!(outcome, Ok(Outcome::Taken)));
        assert!(matches!(
            activation::view(&caller).await.unwrap(),
            View::Taken {
                same_browser: true,
                ..
            }
        ));
        assert_eq!(accounts(&world).await, 1);
        // The way on: another address.
        backend::registration::correct(&caller, "marta2@correo.example")
            .await
            .unwrap();
        second.open_link("hanna", &link_to(&world, "marta2@correo.example").await);
        let caller = world.caller(&second, "hanna").await;
        let outcome = activation::activate(&caller, Proof::none()).await;
        assert!(matches!(outcome, Ok(Outcome::Entered { .. })));
        assert_eq!(accounts(&world).await, 2);
    }
);

contract!(h28_a_link_expires_and_another_one_can_be_sent, |world| {
    let mut browser = opened(&world).await;
    world.passes(Span::hours(24));
    let caller = world.caller(&browser, "hanna").await;
    assert!(matches!(
        activation::view(&caller).await.unwrap(),
        View::Expired { .. }
    ));
    assert_eq!(
        refusal(activation::activate(&caller, Proof::none()).await),
        Refusal::LinkExpired
    );
    activation::resend(&caller).await.unwrap();
    // The old one is good no more.
    assert_eq!(activation::view(&caller).await.unwrap(), View::Unknown);
    browser.open_link("hanna", &link_to(&world, ADDRESS).await);
    let caller = world.caller(&browser, "hanna").await;
    let outcome = activation::activate(&caller, Proof::none()).await;
    assert!(matches!(outcome, Ok(Outcome::Entered { .. })));
});

contract!(a24_a_link_of_one_platform_is_none_on_another, |world| {
    let mut browser = opened(&world).await;
    browser.open_link("gestion", &link_to(&world, ADDRESS).await);
    let caller = world.caller(&browser, "gestion").await;
    assert_eq!(activation::view(&caller).await.unwrap(), View::Unknown);
    assert_eq!(
        refusal(activation::activate(&caller, Proof::none()).await),
        Refusal::LinkInvalid
    );
});
