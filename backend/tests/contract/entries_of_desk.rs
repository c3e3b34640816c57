//! A67 at the help desk: each act on people and filings leaves exactly one entry, and what is
//! refused or only looked at leaves none.

use backend::caller::Caller;
use backend::desk;
use backend::fault::Denied;
use backend::pqrsf::{self, Act, Wanted, Words};
use domain::access::Staff;
use domain::pqrsf::FilingKind;

use crate::affiliates::HANNA;
use crate::contract;
use crate::entries::Chain;
use crate::people::Somebody;
use crate::pqrsf::{AGREED, form};
use crate::rooms::with_role;
use crate::sign_in::fail;
use crate::world::{Browser, World};

contract!(a67_each_act_of_the_help_desk_leaves_one_entry, |world| {
    let world = &world;
    world.account_of(&Somebody::ana()).await.unwrap();
    let mesa = with_role(world, "mesa@correo.example", Some(Staff::HelpDesk)).await;
    let mut chain = Chain::begins(world).await;
    people(world, &mut chain, &mesa).await;
    filing(world, &mut chain, &mesa).await;
    assert!(chain.wrong.is_empty(), "{:#?}", chain.wrong);
    backend::audit::verify(&world.backend, HANNA).await.unwrap();
});

async fn people(world: &World, chain: &mut Chain, mesa: &Browser) {
    let agent = &world.caller(mesa, HANNA).await;
    desk::look_up(agent, "CC", "9900000001").await.unwrap();
    chain.left(world, 1, "a look-up").await;
    let seen = desk::view(agent).await.unwrap().unwrap();
    chain.left(world, 0, "a look at what it found").await;
    let target = &seen.people[0].target;
    let sent = desk::help(agent, target, "recovery", "phone").await;
    sent.unwrap();
    chain.left(world, 1, "a link").await;
    let at_once = desk::help(agent, target, "recovery", "phone").await;
    assert!(at_once.is_err());
    chain.left(world, 0, "another one too soon").await;
    fail(world, HANNA, "ana@correo.example", 6).await;
    chain.left(world, 6, "six failures, and so a block").await;
    let lifted = desk::help(agent, target, "lift", "mistyped").await;
    lifted.unwrap();
    chain.left(world, 1, "a block that is lifted").await;
    let twice = desk::help(agent, target, "lift", "mistyped").await;
    assert!(twice.is_err());
    chain.left(world, 0, "what is not blocked").await;
}

async fn filing(world: &World, chain: &mut Chain, mesa: &Browser) {
    let person = &world.caller(&world.browser(), HANNA).await;
    let typed = form(FilingKind::Petition);
    let token = pqrsf::form(person, false).await.unwrap().token;
    let filed = pqrsf::file(person, &typed, &token, AGREED).await;
    let number = &filed.unwrap().to_string();
    chain.left(world, 1, "a filing").await;
    let agent = &world.caller(mesa, HANNA).await;
    pqrsf::queue(agent, &Wanted::default()).await.unwrap();
    pqrsf::case(agent, number).await.unwrap();
    chain.left(world, 0, "a look at it").await;
    pqrsf::take(agent, number).await.unwrap();
    chain.left(world, 1, "taking it").await;
    pqrsf::take(agent, number).await.unwrap();
    chain.left(world, 0, "taking it twice").await;
    works(agent, number, Act::Ask).await.unwrap();
    chain.left(world, 1, "asking for more").await;
    pqrsf::look_up(person, number, &typed.email).await.unwrap();
    pqrsf::status(person, number).await.unwrap();
    chain.left(world, 0, "a look at where it stands").await;
    let told = pqrsf::inform(person, number, "De la primera.").await;
    told.unwrap();
    chain.left(world, 1, "what the person adds").await;
    works(agent, number, Act::Answer).await.unwrap();
    chain.left(world, 1, "an answer").await;
    assert!(works(agent, number, Act::Answer).await.is_err());
    chain.left(world, 0, "another answer").await;
}

async fn works(agent: &Caller, number: &str, act: Act) -> Result<(), Denied> {
    let words = Words {
        number,
        seen: pqrsf::case(agent, number).await?.version,
        text: "Díganos de qué empresa se trata.",
    };
    pqrsf::work(agent, act, &words).await
}
