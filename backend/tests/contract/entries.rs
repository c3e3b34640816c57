//! A67: each act leaves exactly one entry in the chain, and what is refused or only looked at leaves
//! none. One person's whole life in order, so that a new act finds its place here.

use backend::activation::{self, Outcome, Proof};
use backend::own::{copy, end_one, end_others, sessions, withdraw};
use backend::password::{Change, change};
use backend::pqrsf;
use backend::registration::{self, finish};
use backend::session::sign_out;
use backend::{email_change, recovery, second_factor, service};
use domain::access::Staff;
use domain::password::Password;
use domain::time::Span;

use crate::contract;
use crate::newcomer::{PASSWORD, link_to, sent, typed};
use crate::people::Somebody;
use crate::registration::count;
use crate::sign_in::try_in;
use crate::world::{Browser, World};

const HANNA: &str = "hanna";
const MARTA: &str = "marta@correo.example";
const NEW: &str = "marta.nueva@correo.example";

/// What was written since the last time.
pub struct Chain {
    pub seen: i64,
    pub wrong: Vec<String>,
}

impl Chain {
    /// From here on.
    pub async fn begins(world: &World) -> Self {
        Self {
            seen: Self::length(world).await,
            wrong: Vec::new(),
        }
    }

    pub async fn length(world: &World) -> i64 {
        count(world, "SELECT count(*) FROM audit_entry").await
    }

    /// Notes an act that did not leave so many entries.
    pub async fn left(&mut self, world: &World, entries: i64, act: &str) {
        let now = Self::length(world).await;
        if now - self.seen != entries {
            self.wrong.push(format!("{act}: {}", now - self.seen));
        }
        self.seen = now;
    }
}

async fn enters(world: &World, password: &str) -> Browser {
    let mut browser = world.browser();
    let entered = try_in(world, &browser, HANNA, MARTA, password).await;
    browser.keep_session(HANNA, &entered.unwrap().secret);
    browser
}

// Seen red: with the entry of a sign-out left out, and with that of a withdrawal written twice.
contract!(a67_each_act_leaves_exactly_one_entry, |world| {
    let world = &world;
    let mut chain = Chain {
        seen: 0,
        wrong: Vec::new(),
    };
    let mut browser = world.browser();
    let caller = world.caller(&browser, HANNA).await;
    let agreed = domain::registration::Typed {
        consent_messages: true,
        ..typed()
    };
    registration::save(&caller, sent(agreed)).await.unwrap();
    chain.left(world, 0, "a form that is only filled in").await;
    let mark = registration::confirmation(&caller).await.unwrap().mark;
    finish(&caller, &mark).await.unwrap();
    chain.left(world, 1, "a registration").await;
    world.passes(Span::minutes(2));
    let caller = world.caller(&browser, HANNA).await;
    registration::resend(&caller).await.unwrap();
    chain.left(world, 1, "its letter once more").await;
    world.passes(Span::minutes(2));
    browser.open_link(HANNA, &link_to(world, MARTA).await);
    let caller = world.caller(&browser, HANNA).await;
    activation::view(&caller).await.unwrap();
    chain.left(world, 0, "a link that is opened").await;
    let Ok(Outcome::Entered { session, .. }) = activation::activate(&caller, Proof::none()).await
    else {
        panic!("entered")
    };
    chain.left(world, 1, "an activation").await;
    browser.keep_session(HANNA, &session);
    let caller = world.caller(&browser, HANNA).await;
    sign_out(&caller).await.unwrap();
    chain.left(world, 1, "a sign-out").await;

    browser = enters(world, PASSWORD).await;
    chain.left(world, 1, "a sign-in").await;
    let other = enters(world, PASSWORD).await;
    chain.left(world, 1, "another sign-in").await;
    let caller = world.caller(&browser, HANNA).await;
    let seen = sessions(&world.caller(&other, HANNA).await).await.unwrap();
    let one = seen.sessions.iter().find(|one| one.here).unwrap().id;
    chain.left(world, 0, "a look at the own sessions").await;
    end_one(&caller, &one.to_string()).await.unwrap();
    chain.left(world, 1, "the end of one session").await;
    assert!(end_one(&caller, &one.to_string()).await.is_err());
    chain.left(world, 0, "the end of none").await;
    enters(world, PASSWORD).await;
    chain.seen = Chain::length(world).await;
    end_others(&caller).await.unwrap();
    chain.left(world, 1, "the end of the others").await;
    let consents = copy(&caller).await.unwrap().consents;
    chain.left(world, 0, "a copy of the own data").await;
    let messages = consents.iter().find(|one| one.purpose == "messages");
    let id = messages.unwrap().id.to_string();
    withdraw(&caller, &id).await.unwrap();
    chain.left(world, 1, "a withdrawn authorisation").await;

    let input = Change {
        current: Password::offered(PASSWORD),
        chosen: "delfines en bicicleta roja".into(),
        again: "delfines en bicicleta roja".into(),
    };
    let changed = change(&caller, &input).await.unwrap();
    chain.left(world, 1, "a new password").await;
    browser.keep_session(HANNA, &changed.secret);
    recovers(world, &mut chain, &mut browser).await;
    moves(world, &mut chain, &browser).await;
    guesses(world, &mut chain, &browser).await;
    works(world, &mut chain, &browser).await;
    assert!(chain.wrong.is_empty(), "{:#?}", chain.wrong);
    backend::audit::verify(&world.backend, HANNA).await.unwrap();
});

async fn recovers(world: &World, chain: &mut Chain, browser: &mut Browser) {
    world.passes(Span::minutes(2));
    let stranger = world.browser();
    let caller = world.caller(&stranger, HANNA).await;
    recovery::request(&caller, MARTA).await.unwrap();
    chain.left(world, 1, "asking for a link").await;
    let mut with_link = world.browser();
    with_link.open_link(HANNA, &world.mailed("/enlace/clave/").await);
    let caller = world.caller(&with_link, HANNA).await;
    recovery::standing(&caller).await.unwrap();
    assert!(recovery::finish(&caller, "x", "x").await.is_err());
    chain.left(world, 0, "a password against the rules").await;
    let done = recovery::finish(&caller, PASSWORD, PASSWORD).await.unwrap();
    chain.left(world, 1, "a recovery").await;
    *browser = with_link;
    browser.keep_session(HANNA, &done.entered.unwrap().secret);
}

async fn moves(world: &World, chain: &mut Chain, browser: &Browser) {
    let caller = world.caller(browser, HANNA).await;
    let password = Password::offered(PASSWORD);
    email_change::ask(&caller, &password, NEW).await.unwrap();
    chain.left(world, 1, "asking for another address").await;
    email_change::cancel(&caller).await.unwrap();
    chain.left(world, 1, "not wanting it").await;
    world.passes(Span::minutes(2));
    let caller = world.caller(browser, HANNA).await;
    email_change::ask(&caller, &password, NEW).await.unwrap();
    chain.left(world, 1, "asking again").await;
    let mut with_link = browser.clone();
    with_link.open_link(HANNA, &world.mailed("/enlace/correo/").await);
    let caller = world.caller(&with_link, HANNA).await;
    email_change::confirm(&caller).await.unwrap();
    chain.left(world, 1, "another address").await;
    assert!(email_change::confirm(&caller).await.is_err());
    chain.left(world, 0, "the same link again").await;
}

/// What is tried in an open session, and what is begun and left.
async fn guesses(world: &World, chain: &mut Chain, browser: &Browser) {
    let caller = world.caller(browser, HANNA).await;
    let guess = || Password::offered("otra cosa distinta");
    let input = Change {
        current: guess(),
        chosen: "delfines en bicicleta roja".into(),
        again: "delfines en bicicleta roja".into(),
    };
    assert!(change(&caller, &input).await.is_err());
    chain.left(world, 1, "a wrong present password").await;
    assert!(email_change::ask(&caller, &guess(), MARTA).await.is_err());
    chain.left(world, 1, "a wrong one for the address").await;
    let proof = second_factor::Proof {
        password: Password::offered(PASSWORD),
        code: String::new(),
    };
    second_factor::begin(&caller, &proof).await.unwrap();
    chain.left(world, 1, "a secret for a telephone").await;
    second_factor::put_away(&caller).await.unwrap();
    chain.left(world, 1, "taking it back").await;
    second_factor::put_away(&caller).await.unwrap();
    chain.left(world, 0, "taking nothing back").await;
}

async fn works(world: &World, chain: &mut Chain, browser: &Browser) {
    let caller = world.caller(browser, HANNA).await;
    service::request(&caller, "vivienda", "Para mi casa nueva")
        .await
        .unwrap();
    chain.left(world, 1, "asking for a service").await;
    let chief = Somebody {
        email: "jefa@correo.example",
        document: None,
        ..Somebody::ana()
    };
    let who = world.account_of(&chief).await.unwrap();
    world.give_role(HANNA, who, Staff::PlatformAdmin).await;
    let mut admin = world.browser();
    world.enter(&mut admin, &chief, who).await;
    chain.seen = Chain::length(world).await;
    let chief = world.caller(&admin, HANNA).await;
    let listed = service::list(&chief, None, None).await.unwrap();
    chain.left(world, 0, "a list of requests").await;
    let id = listed.items[0].id.to_string();
    service::decide(&chief, &id, true, "Cumple los requisitos")
        .await
        .unwrap();
    chain.left(world, 1, "a decision").await;
    assert!(
        service::decide(&chief, &id, false, "Mejor no")
            .await
            .is_err()
    );
    chain.left(world, 0, "a decision on what is decided").await;
    let token = pqrsf::form(&caller, false).await.unwrap().token;
    let typed = crate::pqrsf::form(domain::pqrsf::FilingKind::Petition);
    let agreed = crate::pqrsf::AGREED;
    let number = pqrsf::file(&caller, &typed, &token, agreed).await.unwrap();
    chain.left(world, 1, "a filing").await;
    let again = pqrsf::file(&caller, &typed, &token, agreed).await.unwrap();
    assert_eq!(number, again);
    chain.left(world, 0, "the same filing once more").await;
}
