//! A67 before and behind the proof of an affiliate: each act leaves exactly one entry, a proof one
//! more for what is known of the person since, and what is refused or only looked at leaves none.

use backend::challenge::{self, Outcome};
use backend::review;
use domain::time::Span;

use crate::affiliates::{Claimant, HANNA, record, right, wrong};
use crate::contract;
use crate::entries::Chain;
use crate::proof_code::{mailed, other_than, proves, sends};
use crate::replay::written;
use crate::world::World;

contract!(a67_each_act_of_an_affiliate_leaves_its_entries, |world| {
    let world = &world;
    let mut by_code = world.claimant_of(2).await;
    let person = world.files(&record(4)).await;
    let mut by_answers = world.stands_before("otra@correo.example", person).await;
    let mut chain = Chain::begins(world).await;
    answers(world, &mut chain, &mut by_answers).await;
    gives_code(world, &mut chain, &mut by_code).await;
    confirms(world, &mut chain, &by_code).await;
    assert_eq!(written(world, "review.confirmed").await, 1);
    // Once it is not due any more, and as the first thing.
    corrects(world, &mut chain, &by_code).await;
    corrects(world, &mut chain, &by_answers).await;
    assert_eq!(written(world, "review.confirmed").await, 1);
    assert!(chain.wrong.is_empty(), "{:#?}", chain.wrong);
    backend::audit::verify(&world.backend, HANNA).await.unwrap();
});

async fn answers(world: &World, chain: &mut Chain, who: &mut Claimant) {
    who.sees(world).await;
    chain.left(world, 0, "a look at what awaits").await;
    let open = who.begins(world).await;
    chain.left(world, 1, "the questions").await;
    who.begins(world).await;
    chain.left(world, 0, "the same questions").await;
    let caller = world.caller(&who.browser, HANNA).await;
    let sent = wrong(&open, &record(4));
    challenge::extend(&caller, &sent).await.unwrap();
    chain.left(world, 1, "more time").await;
    assert!(challenge::answer(&caller, &sent).await.is_err());
    chain.left(world, 1, "a wrong answer").await;
    assert!(challenge::extend(&caller, &sent).await.is_err());
    chain.left(world, 0, "more time for what is over").await;
    who.begins(world).await;
    chain.left(world, 1, "the questions again").await;
    world.passes(Span::minutes(10));
    who.sees(world).await;
    chain.left(world, 1, "time that ran out").await;
    let open = who.begins(world).await;
    chain.left(world, 1, "the questions once more").await;
    let caller = world.caller(&who.browser, HANNA).await;
    let passed = challenge::answer(&caller, &right(&open, &record(4))).await;
    let Ok(Outcome::Passed(session)) = passed else {
        panic!("passed: {passed:?}")
    };
    chain.left(world, 2, "right answers, and the person").await;
    who.browser.keep_session(HANNA, &session);
}

async fn gives_code(world: &World, chain: &mut Chain, who: &mut Claimant) {
    sends(world, who).await.unwrap();
    chain.left(world, 1, "a code").await;
    assert!(sends(world, who).await.is_err());
    chain.left(world, 0, "another one too soon").await;
    let code = mailed(world).await;
    assert!(proves(world, who, &other_than(&code)).await.is_err());
    chain.left(world, 1, "a wrong code").await;
    let session = proves(world, who, &code).await.unwrap();
    chain.left(world, 2, "the right one, and the person").await;
    who.browser.keep_session(HANNA, &session);
}

async fn confirms(world: &World, chain: &mut Chain, who: &Claimant) {
    let caller = world.caller(&who.browser, HANNA).await;
    let known = review::view(&caller).await.unwrap().corrections;
    chain.left(world, 0, "a look at the own data").await;
    review::confirm(&caller, &known).await.unwrap();
    chain.left(world, 1, "that they are right").await;
    review::confirm(&caller, &known).await.unwrap();
    chain.left(world, 0, "the same once more").await;
}

async fn corrects(world: &World, chain: &mut Chain, who: &Claimant) {
    let caller = world.caller(&who.browser, HANNA).await;
    let mut known = review::view(&caller).await.unwrap().corrections;
    known.second_name = "Josefina".into();
    review::confirm(&caller, &known).await.unwrap();
    chain.left(world, 1, "a correction").await;
}
