//! Another mobile for the keys at sign-in (C-23; `domain.md` 3.2): with the old one, and without it.

use backend::mobile_change::{Done, Way, ask, cancel, confirm, standing};
use backend::storage::mobile_change::Step;
use domain::Password;
use domain::refusal::{Field, Problem, Refusal};
use domain::time::Span;

use crate::contract;
use crate::institution::{CCT, address, phone, told};
use crate::people::PASSWORD;
use crate::proof_code::other_than;
use crate::registration::count;
use crate::sign_in_key::{gives, half};
use crate::world::World;

/// The number to be.
const NEW: u32 = 77;
const CHANGES: &str = "SELECT count(*) FROM mobile_change";

fn offered() -> Password {
    Password::offered(PASSWORD)
}

/// Whether the newest text message went to the mobile of person `n`.
async fn last_to(world: &World, n: u32) -> bool {
    let texts = world.texts().await;
    texts.last().unwrap().to.e164().ends_with(&phone(n))
}

/// Whether a letter with that in its subject left; letters of one instant leave in any order.
async fn was_told(world: &World, words: &str) -> bool {
    let letters = world.letters().await;
    letters.iter().any(|letter| letter.subject.contains(words))
}

contract!(c23_with_the_old_mobile_the_new_one_holds_at_once, |world| {
    let top = world.institution(1, 10).await;
    let caller = world.asks(&top).await;
    let wrong = Password::offered("no es esta clave");
    let refused = told(ask(&caller, &wrong, &phone(NEW), Way::Old).await).unwrap_err();
    assert!(refused.of(Field::CurrentPassword).is_some(), "{refused:?}");
    let refused = told(ask(&caller, &offered(), "221234567", Way::Old).await).unwrap_err();
    assert!(refused.of(Field::Phone).is_some(), "{refused:?}");
    assert_eq!(count(&world, CHANGES).await, 0);
    told(ask(&caller, &offered(), &phone(NEW), Way::Old).await).unwrap();
    assert!(last_to(&world, 1_000).await, "the old one is asked first");
    let key = world.texted(1_000).await.unwrap();
    let answer = told(confirm(&caller, &other_than(&key)).await).unwrap_err();
    assert_eq!(answer, Refusal::field(Field::Code, Problem::MailCodeWrong));
    assert_eq!(told(confirm(&caller, &key).await).unwrap(), Done::Next);
    assert!(last_to(&world, NEW).await);
    // A15: the key to the old one is not the code to the new one, nor good twice.
    let answer = told(confirm(&caller, &key).await).unwrap_err();
    assert_eq!(answer.of(Field::Code), Some(Problem::MailCodeWrong));
    let code = world.texted(NEW).await.unwrap();
    let other = half(&world, 1_000).await;
    assert!(last_to(&world, 1_000).await, "until then the old one holds");
    assert_eq!(told(confirm(&caller, &code).await).unwrap(), Done::Changed);
    assert!(was_told(&world, "Cambió el celular").await);
    let now = told(standing(&caller).await).unwrap();
    assert_eq!(now.current.as_deref(), Some("+56 9 •••• ••77"));
    assert!(now.asked.is_none());
    // Every other session is over, the one before its key too.
    assert!(world.caller(&other, CCT).await.session.is_none());
    half(&world, 1_000).await;
    assert!(last_to(&world, NEW).await);
});

contract!(
    c23_a_lost_mobile_waits_for_72_hours_and_the_owner_is_told,
    |world| {
        let top = world.institution(1, 10).await;
        let browser = half(&world, 1_000).await;
        let caller = world.caller(&browser, CCT).await;
        // A18: before the key of the sign-in this way alone is open.
        let way = told(ask(&caller, &offered(), &phone(NEW), Way::Old).await);
        assert_eq!(way.unwrap_err(), Refusal::NotAllowed);
        told(ask(&caller, &offered(), &phone(NEW), Way::Lost).await).unwrap();
        let code = world.texted(NEW).await.unwrap();
        assert_eq!(told(confirm(&caller, &code).await).unwrap(), Done::Waits);
        let letters = world.letters().await;
        let letter = letters.last().unwrap();
        assert_eq!(letter.to.delivery(), address(1_000));
        assert!(letter.before[0].contains("+56 9 •••• ••77"), "{letter:?}");
        let now = told(standing(&caller).await).unwrap();
        assert_eq!(now.asked.unwrap().step, Step::Waiting);
        // Nothing more can be done about it from here.
        assert_eq!(
            told(cancel(&caller).await).unwrap_err(),
            Refusal::NotAllowed
        );
        assert_eq!(
            told(confirm(&caller, &code).await).unwrap_err(),
            Refusal::NotAllowed
        );
        world.passes(Span(Span::hours(72).0 - 1));
        half(&world, 1_000).await;
        assert!(last_to(&world, 1_000).await, "not a moment before");
        world.passes(Span(1));
        let browser = half(&world, 1_000).await;
        assert!(last_to(&world, NEW).await);
        assert!(was_told(&world, "Cambió el celular").await);
        let key = world.texted(NEW).await.unwrap();
        gives(&world, &browser, &key).await.unwrap();
        assert_eq!(count(&world, CHANGES).await, 0);
        assert_eq!(world.seats(top.company).await, (1, 10));
    }
);

contract!(
    c23_whoever_has_the_mobile_undoes_what_waits_by_signing_in,
    |world| {
        world.institution(1, 10).await;
        let thief = half(&world, 1_000).await;
        let caller = world.caller(&thief, CCT).await;
        told(ask(&caller, &offered(), &phone(NEW), Way::Lost).await).unwrap();
        let code = world.texted(NEW).await.unwrap();
        told(confirm(&caller, &code).await).unwrap();
        world.passes(Span::hours(24));
        let owner = half(&world, 1_000).await;
        let key = world.texted(1_000).await.unwrap();
        gives(&world, &owner, &key).await.unwrap();
        assert!(was_told(&world, "Se anuló").await);
        assert_eq!(count(&world, CHANGES).await, 0);
        world.passes(Span::hours(72));
        half(&world, 1_000).await;
        assert!(last_to(&world, 1_000).await);
    }
);

contract!(c23_another_password_undoes_what_waits, |world| {
    world.institution(1, 10).await;
    let thief = half(&world, 1_000).await;
    let caller = world.caller(&thief, CCT).await;
    told(ask(&caller, &offered(), &phone(NEW), Way::Lost).await).unwrap();
    let code = world.texted(NEW).await.unwrap();
    told(confirm(&caller, &code).await).unwrap();
    world.passes(Span::hours(80));
    let stranger = world.caller(&world.browser(), CCT).await;
    backend::recovery::request(&stranger, &address(1_000))
        .await
        .unwrap();
    let letters = world.letters().await;
    let link = letters.last().unwrap().button.clone().unwrap().address;
    let behind = world.caller(&world.behind(&link), CCT).await;
    let other = "un faro muy lejano y quieto";
    backend::recovery::finish(&behind, other, other)
        .await
        .unwrap();
    assert!(last_to(&world, 1_000).await);
    assert_eq!(count(&world, CHANGES).await, 0);
});
