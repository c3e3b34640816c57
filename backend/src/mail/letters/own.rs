//! Letters about the own account: a browser that was not known, an authorisation taken back.

use domain::agent::Agent;
use domain::contact::Email;
use domain::locale::Voice;

use super::{button, letter};
use crate::caller::Caller;
use crate::mail::{Kind, Letter};

/// Somebody gave the right password in a browser from which the account was never entered.
#[must_use]
pub fn new_device(caller: &Caller, to: &Email, moment: &str) -> Letter {
    let platform = &*caller.platform;
    let name = &platform.name;
    let agent = named(&Agent::read(&caller.visit.agent));
    let (subject, what, otherwise) = match platform.locale.voice() {
        Voice::Tu => (
            format!("Entraste a {name} desde un navegador nuevo"),
            format!("El {moment} se usó tu contraseña de {name} en {agent}."),
            "Si fuiste tú, no tienes que hacer nada. Si no, crea otra contraseña de inmediato con \
             este botón: cerramos todas las sesiones.",
        ),
        Voice::Usted => (
            format!("Entró a {name} desde un navegador nuevo"),
            format!("El {moment} se usó su contraseña de {name} en {agent}."),
            "Si fue usted, no tiene que hacer nada. Si no, cree otra contraseña de inmediato con \
             este botón: cerramos todas las sesiones.",
        ),
    };
    let (origin, slug) = (&caller.backend.config.origin, &platform.slug);
    Letter {
        before: vec![what],
        button: button("No fui yo", format!("{origin}/{slug}/recuperar")),
        after: vec![otherwise.to_owned()],
        ..letter(platform, Kind::NewDevice, to, &subject)
    }
}

/// An authorisation was taken back; the proof of it for its giver.
#[must_use]
pub fn consent_withdrawn(caller: &Caller, to: &Email, purpose: &str, moment: &str) -> Letter {
    let platform = &*caller.platform;
    let name = &platform.name;
    let what = match purpose {
        "messages" => "recibir novedades",
        _ => "tratar los datos personales de la cuenta",
    };
    let (subject, told, otherwise) = match platform.locale.voice() {
        Voice::Tu => (
            format!("Retiraste una autorización en {name}"),
            format!("El {moment} retiraste la autorización para {what}."),
            "Si no fuiste tú, crea otra contraseña y escríbenos.",
        ),
        Voice::Usted => (
            format!("Revocó una autorización en {name}"),
            format!("El {moment} usted revocó la autorización para {what}."),
            "Si no fue usted, cree otra contraseña y escríbanos.",
        ),
    };
    let (origin, slug) = (&caller.backend.config.origin, &platform.slug);
    Letter {
        before: vec![told],
        button: button("Ver mis datos", format!("{origin}/{slug}/cuenta/datos")),
        after: vec![otherwise.to_owned()],
        ..letter(platform, Kind::ConsentWithdrawn, to, &subject)
    }
}

/// A browser in words.
fn named(agent: &Agent) -> String {
    match (&agent.browser, &agent.system) {
        (Some(browser), Some(system)) => format!("{browser} en {system}"),
        (Some(browser), None) => browser.clone(),
        (None, Some(system)) => format!("un navegador en {system}"),
        (None, None) => "un navegador que no reconocemos".to_owned(),
    }
}
