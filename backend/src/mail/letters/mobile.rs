//! Letters about the mobile that keys go to. The number is masked.

use domain::contact::Email;
use domain::locale::Voice;

use super::{button, letter};
use crate::caller::Caller;
use crate::mail::{Kind, Letter};

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum News {
    /// Keys go to that number from now on.
    Changed(String),
    /// They go there from that moment on, unless the owner signs in before.
    Waits(String, String),
    /// The same, of a number that was confirmed behind an invitation.
    Invited(String, String),
    /// A change was taken back.
    Cancelled,
}

/// Tells the owner.
#[must_use]
pub fn news(caller: &Caller, to: &Email, news: &News) -> Letter {
    let platform = &*caller.platform;
    let (origin, slug, name) = (
        &caller.backend.config.origin,
        &platform.slug,
        &platform.name,
    );
    let (subject, what, otherwise) = match platform.locale.voice() {
        Voice::Tu => told_tu(news),
        Voice::Usted => told_usted(news),
    };
    Letter {
        before: vec![what],
        button: button(
            "Recuperar mi contraseña",
            format!("{origin}/{slug}/recuperar"),
        ),
        after: vec![otherwise.to_owned()],
        ..letter(
            platform,
            Kind::SecondFactor,
            to,
            &format!("{subject} de {name}"),
        )
    }
}

fn told_tu(news: &News) -> (&'static str, String, &'static str) {
    match news {
        News::Changed(mask) => (
            "Cambió el celular de tu cuenta",
            format!("Desde ahora las claves para entrar llegan a {mask}."),
            "Si no fuiste tú, cambia tu contraseña con este botón y pide ayuda de inmediato.",
        ),
        News::Waits(mask, when) => (
            "Alguien pidió cambiar el celular de tu cuenta",
            format!(
                "Alguien escribió tu contraseña y dijo que perdió su celular. Desde el {when} las \
                 claves para entrar llegarán a {mask}."
            ),
            "Si no fuiste tú, cambia tu contraseña con este botón y entra con tu celular de \
             siempre: cualquiera de las dos cosas anula el cambio.",
        ),
        News::Invited(mask, when) => (
            "Va a cambiar el celular de tu cuenta",
            format!(
                "Alguien aceptó una invitación con este correo y confirmó otro celular. Desde el \
                 {when} las claves para entrar llegarán a {mask}."
            ),
            "Si no fuiste tú, cambia tu contraseña con este botón: eso anula el cambio.",
        ),
        News::Cancelled => (
            "Se anuló el cambio de celular",
            "El cambio de celular que se había pedido quedó anulado. Las claves siguen llegando \
             al de siempre."
                .to_owned(),
            "Si no lo pediste tú, cambia tu contraseña con este botón.",
        ),
    }
}

fn told_usted(news: &News) -> (&'static str, String, &'static str) {
    match news {
        News::Changed(mask) => (
            "Cambió el celular de su cuenta",
            format!("Desde ahora las claves para entrar llegan a {mask}."),
            "Si no fue usted, cambie su contraseña con este botón y pida ayuda de inmediato.",
        ),
        News::Waits(mask, when) => (
            "Alguien pidió cambiar el celular de su cuenta",
            format!(
                "Alguien escribió su contraseña y dijo que perdió su celular. Desde el {when} las \
                 claves para entrar llegarán a {mask}."
            ),
            "Si no fue usted, cambie su contraseña con este botón y entre con su celular de \
             siempre: cualquiera de las dos cosas anula el cambio.",
        ),
        News::Invited(mask, when) => (
            "Va a cambiar el celular de su cuenta",
            format!(
                "Alguien aceptó una invitación con este correo y confirmó otro celular. Desde el \
                 {when} las claves para entrar llegarán a {mask}."
            ),
            "Si no fue usted, cambie su contraseña con este botón: eso anula el cambio.",
        ),
        News::Cancelled => (
            "Se anuló el cambio de celular",
            "El cambio de celular que se había pedido quedó anulado. Las claves siguen llegando \
             al de siempre."
                .to_owned(),
            "Si no lo pidió usted, cambie su contraseña con este botón.",
        ),
    }
}
