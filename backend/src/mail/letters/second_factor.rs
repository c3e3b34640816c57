//! Letters about the second factor. They carry no name and no code.

use domain::contact::Email;
use domain::locale::Voice;
use domain::platform::Platform;

use super::{button, letter};
use crate::Backend;
use crate::caller::Caller;
use crate::mail::{Kind, Letter};

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum News {
    /// A telephone shows codes for the account from now on.
    On,
    /// No code is asked any more.
    Off,
    /// Somebody entered with a recovery code.
    RecoveryCode,
    /// Somebody had the right password and gave wrong codes until they had to pause.
    Paused,
}

/// Tells the owner.
#[must_use]
pub fn news(caller: &Caller, to: &Email, news: News) -> Letter {
    let platform = &*caller.platform;
    let voice = platform.locale.voice();
    let (subject, what) = match voice {
        Voice::Tu => told_tu(news),
        Voice::Usted => told_usted(news),
    };
    let otherwise = match voice {
        Voice::Tu => "Si no fuiste tú, cambia tu contraseña de inmediato con este botón.",
        Voice::Usted => "Si no fue usted, cambie su contraseña de inmediato con este botón.",
    };
    let of = (&*caller.backend, platform);
    told(of, to, subject, (what, otherwise))
}

/// Tells the owner that those who run the installation took it off, because it was said to be lost.
#[must_use]
pub fn taken_off((backend, platform): (&Backend, &Platform), to: &Email) -> Letter {
    let (what, otherwise) = match platform.locale.voice() {
        Voice::Tu => (
            "Avisaste que perdiste tu teléfono y tus códigos de recuperación. Los quitamos: entra \
             con tu contraseña y activa otros en tu configuración de cuenta.",
            "Si no fuiste tú, cambia tu contraseña de inmediato con este botón y avísanos.",
        ),
        Voice::Usted => (
            "Avisó que perdió su teléfono y sus códigos de recuperación. Los quitamos: ingrese con \
             su contraseña y active otros en su configuración de cuenta.",
            "Si no fue usted, cambie su contraseña de inmediato con este botón y avísenos.",
        ),
    };
    let subject = "Quitamos los códigos de ingreso";
    told((backend, platform), to, subject, (what, otherwise))
}

/// What happened, and the way to a new password for whom it was not.
fn told(
    (backend, platform): (&Backend, &Platform),
    to: &Email,
    subject: &str,
    (what, otherwise): (&str, &str),
) -> Letter {
    let (origin, slug, name) = (&backend.config.origin, &platform.slug, &platform.name);
    Letter {
        before: vec![what.to_owned()],
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

const fn told_tu(news: News) -> (&'static str, &'static str) {
    match news {
        News::On => (
            "Activaste los códigos de ingreso",
            "Desde ahora, después de tu contraseña te pediremos un código de tu teléfono.",
        ),
        News::Off => (
            "Desactivaste los códigos de ingreso",
            "Desde ahora entras solo con tu contraseña; ya no te pediremos un código.",
        ),
        News::RecoveryCode => (
            "Usaste un código de recuperación",
            "Alguien entró a tu cuenta con tu contraseña y uno de tus códigos de recuperación. Ese \
             código ya no sirve.",
        ),
        News::Paused => (
            "Códigos equivocados en tu cuenta",
            "Alguien escribió tu contraseña correcta y luego varios códigos equivocados. Nadie \
             entró; durante un rato no aceptamos más códigos.",
        ),
    }
}

const fn told_usted(news: News) -> (&'static str, &'static str) {
    match news {
        News::On => (
            "Activó los códigos de ingreso",
            "Desde ahora, después de su contraseña le pediremos un código de su teléfono.",
        ),
        News::Off => (
            "Desactivó los códigos de ingreso",
            "Desde ahora entra solo con su contraseña; ya no le pediremos un código.",
        ),
        News::RecoveryCode => (
            "Usó un código de recuperación",
            "Alguien entró a su cuenta con su contraseña y uno de sus códigos de recuperación. Ese \
             código ya no sirve.",
        ),
        News::Paused => (
            "Códigos equivocados en su cuenta",
            "Alguien escribió su contraseña correcta y luego varios códigos equivocados. Nadie \
             entró; durante un rato no aceptamos más códigos.",
        ),
    }
}
