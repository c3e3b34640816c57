//! What a victim does: people register, open their link, press its button and change their
//! password, one after the other and two at a time, until the process dies.

use std::sync::Arc;

use backend::Backend;
use backend::activation::{self, Outcome, Proof};
use backend::caller::{Caller, link_cookie, session_cookie};
use backend::keys::Secret;
use backend::mail::{Kind, Letter, Mail};
use backend::password::{Change, change};
use backend::registration::{self, ConsentTexts, Intent, Sent};
use backend::{outbox, storage};
use domain::password::Password;
use domain::registration::{Kept, Typed};

use super::victim::did;
use crate::house::{self, PLATFORM};

const FIRST: &str = "tortuga verde en patines";
const SECOND: &str = "delfines en bicicleta roja";

/// Registers people until killed; `round` keeps the people of one life apart from the others'.
pub async fn people(database: &str, round: u32) {
    let seed = 1000 + u64::from(round);
    let backend = house::open(database, Mail::memory(), seed).await;
    did("ready");
    let lane = |lane: u32| {
        let backend = Arc::clone(&backend);
        tokio::spawn(async move {
            for turn in 0..400 {
                lives_through(&backend, round * 1000 + turn * 2 + lane).await;
            }
        })
    };
    let (left, right) = tokio::join!(lane(0), lane(1));
    left.unwrap();
    right.unwrap();
}

/// One person, from the form to a new password.
pub async fn lives_through(backend: &Arc<Backend>, number: u32) {
    let browser = Secret::new(&backend.env.chance);
    let session = signs_up(backend, &browser, number).await;
    let caller = house::caller(backend, &browser, &network(number), &[session]).await;
    let input = Change {
        current: Password::offered(FIRST),
        chosen: SECOND.into(),
        again: SECOND.into(),
    };
    change(&caller, &input).await.unwrap();
    did(&format!("changed {number}"));
}

/// One person, from the form to a session; answers its cookie.
pub async fn signs_up(backend: &Arc<Backend>, browser: &Secret, number: u32) -> (String, String) {
    let network = network(number);
    let asks = async |cookies: &[(String, String)]| {
        house::caller(backend, browser, &network, cookies).await
    };
    registers(&asks(&[]).await, number).await;
    did(&format!("registered {number}"));
    let link = link_to(backend, &address(number)).await.unwrap();
    let caller = asks(&[(link_cookie(PLATFORM), link)]).await;
    let outcome = activation::activate(&caller, Proof::none()).await;
    let Outcome::Entered { session, .. } = outcome.unwrap() else {
        panic!("taken")
    };
    did(&format!("activated {number}"));
    (session_cookie(PLATFORM), session.expose())
}

fn network(number: u32) -> String {
    format!("10.{}.{}.1", number / 250 % 250, number % 250)
}

/// The address of that person.
pub fn address(number: u32) -> String {
    format!("persona{number}@correo.example")
}

/// The token of the newest activation link to that address, from the outbox, where it waits.
pub async fn link_to(backend: &Backend, address: &str) -> Option<String> {
    let listed = backend
        .db
        .read(|mut tx| async move {
            let listed = storage::outbox::newest(&mut tx, 100_000).await?;
            tx.done(listed)
        })
        .await
        .unwrap();
    listed
        .into_iter()
        .filter(|message| message.kind == Kind::Activation.name())
        .filter_map(|message| outbox::open::<Letter>(backend, message.id, &message.sealed?).ok())
        .find(|letter| letter.to.delivery() == address)
        .and_then(|letter| letter.button)
        .and_then(|button| button.address.rsplit('/').next().map(str::to_owned))
}

async fn registers(caller: &Caller, number: u32) {
    let typed = Typed {
        document_kind: "CC".into(),
        document: (9_900_100_000 + u64::from(number)).to_string(),
        first_surname: "Niño".into(),
        second_surname: "Castaño".into(),
        first_name: "Marta".into(),
        second_name: String::new(),
        phone: "399 123 4567".into(),
        birth_date: "29/02/1980".into(),
        email: address(number),
        consent_data: true,
        consent_messages: false,
    };
    let sent = Sent {
        intent: Intent::Create,
        typed,
        kept: Kept::default(),
        password: FIRST.into(),
        password_again: FIRST.into(),
        texts: ConsentTexts {
            data: "Autorizo el tratamiento.".into(),
            messages: "Autorizo los mensajes.".into(),
        },
    };
    registration::save(caller, sent).await.unwrap();
    let mark = registration::confirmation(caller).await.unwrap().mark;
    registration::finish(caller, &mark).await.unwrap();
}
