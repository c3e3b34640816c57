//! Somebody who registers, for tests of the form, the links and what comes after.

use backend::caller::Caller;
use backend::mail::{Kind, Letter};
use backend::registration::{self, ConsentTexts, Intent, Sent};
use domain::registration::{Kept, Typed};

use crate::world::{Browser, World};

/// The password of everybody who registers here.
pub const PASSWORD: &str = "tortuga verde en patines";

/// A form without a mistake, for a document that the registry does not know.
pub fn typed() -> Typed {
    Typed {
        document_kind: "CC".into(),
        document: "9900099001".into(),
        first_surname: "Niño".into(),
        second_surname: "Castaño".into(),
        first_name: "Marta".into(),
        second_name: String::new(),
        phone: "399 123 4567".into(),
        birth_date: "29/02/1980".into(),
        email: "marta@correo.example".into(),
        consent_data: true,
        consent_messages: false,
    }
}

/// That form, sent with «Crear Nuevo Usuario».
pub fn sent(typed: Typed) -> Sent {
    Sent {
        intent: Intent::Create,
        typed,
        kept: Kept::default(),
        password: PASSWORD.into(),
        password_again: PASSWORD.into(),
        texts: ConsentTexts {
            data: "Autorizo el tratamiento.".into(),
            messages: "Autorizo los mensajes.".into(),
        },
    }
}

/// Fills the form in and presses both buttons.
pub async fn registers(world: &World, browser: &Browser, typed: Typed) -> Caller {
    let caller = world.caller(browser, "hanna").await;
    registration::save(&caller, sent(typed)).await.unwrap();
    finishes(&caller).await;
    caller
}

/// Presses «Crear Usuario» on the confirmation as it stands.
pub async fn finishes(caller: &Caller) {
    let mark = registration::confirmation(caller).await.unwrap().mark;
    registration::finish(caller, &mark).await.unwrap();
}

/// The letters of one kind to one address, oldest first.
pub async fn letters_to(world: &World, kind: Kind, address: &str) -> Vec<Letter> {
    let letters = world.letters().await.into_iter();
    letters
        .filter(|letter| letter.kind == kind && letter.to.delivery() == address)
        .collect()
}

/// The newest activation link to that address.
pub async fn link_to(world: &World, address: &str) -> String {
    let letters = letters_to(world, Kind::Activation, address).await;
    letters.last().unwrap().button.clone().unwrap().address
}
