//! The words of each letter, in the platform's voice. One function per letter.

pub mod appointment;
pub mod challenge;
pub mod company;
pub mod desk;
pub mod email_change;
pub mod invitation;
pub mod lost_mailbox;
pub mod mobile;
pub mod own;
pub mod people;
pub mod perfil;
pub mod pqrsf;
pub mod registration;
pub mod role;
pub mod second_factor;
pub mod service;
pub mod sign_in;
pub mod staff;
pub mod whereabouts;
pub mod worker;

use domain::contact::Email;
use domain::locale::Voice;
use domain::platform::Platform;

use super::{Button, Kind, Letter};

/// The dress of the platform, around the words of one letter.
pub(crate) fn letter(platform: &Platform, kind: Kind, to: &Email, subject: &str) -> Letter {
    Letter {
        kind,
        to: to.clone(),
        from_name: platform.name.clone(),
        subject: subject.to_owned(),
        language: platform.locale.tag().to_owned(),
        before: Vec::new(),
        button: None,
        after: Vec::new(),
        footer: footer(platform),
    }
}

fn footer(platform: &Platform) -> Vec<String> {
    let ask = match platform.locale.voice() {
        Voice::Tu => "Si tienes dudas, llama al",
        Voice::Usted => "Si tiene dudas, llame al",
    };
    let phone = platform
        .contacts
        .phone
        .iter()
        .map(|phone| format!("{ask} {phone}."));
    [platform.organisation.clone()]
        .into_iter()
        .chain(phone)
        .collect()
}

/// The button of a letter.
pub(crate) fn button(label: &str, address: String) -> Option<Button> {
    Some(Button {
        label: label.to_owned(),
        address,
    })
}
