//! Letters about what the help desk did for somebody (Q19).

use domain::contact::Email;
use domain::help_desk::HelpReason;
use domain::locale::Voice;

use super::{button, letter, registration, sign_in, worker};
use crate::caller::Caller;
use crate::keys::Secret;
use crate::mail::{Kind, Letter};

/// What is sent a second time.
const AGAIN: &str = "La mesa de ayuda envía otra vez este enlace. El de antes ya no sirve.";

/// Why, as the person reads it.
const fn why(reason: HelpReason) -> &'static str {
    match reason {
        HelpReason::Phone => "Motivo: se pidió por teléfono.",
        HelpReason::InPerson => "Motivo: se pidió en persona.",
        HelpReason::MailMissing => "Motivo: el correo no llegaba.",
        HelpReason::Mistyped => "Motivo: la contraseña se escribió mal varias veces.",
        HelpReason::SomebodyElse => "Motivo: otra persona causó el bloqueo.",
    }
}

/// The temporary block was lifted.
#[must_use]
pub fn lifted(caller: &Caller, to: &Email, reason: HelpReason) -> Letter {
    let platform = &*caller.platform;
    let name = &platform.name;
    let (done, after) = match platform.locale.voice() {
        Voice::Tu => (
            format!("La mesa de ayuda levantó el bloqueo temporal de tu cuenta de {name}."),
            "Ya puedes iniciar sesión. Si no lo pediste, cambia tu contraseña y avísanos.",
        ),
        Voice::Usted => (
            format!("La mesa de ayuda levantó el bloqueo temporal de su cuenta de {name}."),
            "Ya puede iniciar sesión. Si no lo pidió, cambie su contraseña y avísenos.",
        ),
    };
    let (origin, slug) = (&caller.backend.config.origin, &platform.slug);
    let subject = format!("Se levantó el bloqueo temporal en {name}");
    Letter {
        before: vec![done, why(reason).to_owned()],
        button: button("Iniciar sesión", format!("{origin}/{slug}/ingresar")),
        after: vec![after.to_owned()],
        ..letter(platform, Kind::HelpDesk, to, &subject)
    }
}

/// The pause of a registration was lifted. Workers have a RUT, so this speaks Chile's *tú*.
#[must_use]
pub fn unpaused(caller: &Caller, to: &Email, reason: HelpReason) -> Letter {
    let platform = &*caller.platform;
    let (name, slug) = (&platform.name, &platform.slug);
    let origin = &caller.backend.config.origin;
    Letter {
        before: vec![
            format!("La mesa de ayuda quitó la pausa del registro en {name} con tu RUT."),
            why(reason).to_owned(),
        ],
        button: button("Registrarme", format!("{origin}/{slug}/registro")),
        after: vec!["Ya puedes registrarte. Si no lo pediste, avísanos.".to_owned()],
        ..letter(
            platform,
            Kind::HelpDesk,
            to,
            &format!("Se quitó la pausa del registro en {name}"),
        )
    }
}

/// A link to choose another password, sent by an agent.
#[must_use]
pub fn link(caller: &Caller, to: &Email, secret: &Secret, reason: HelpReason) -> Letter {
    let mut letter = sign_in::recovery(caller, to, secret);
    // Its first words tell that somebody asked; the desk tells it in its own.
    letter.before = letter.before.into_iter().skip(1).collect();
    let by = "La mesa de ayuda envía este enlace porque alguien lo pidió.";
    from_desk(letter, by, reason)
}

/// The link of a registration, sent again by an agent.
#[must_use]
pub fn activation(caller: &Caller, to: &Email, secret: &Secret, reason: HelpReason) -> Letter {
    let letter = registration::activation(caller, to, secret);
    from_desk(letter, AGAIN, reason)
}

/// The link of a worker's registration, sent again by an agent.
#[must_use]
pub fn worker_link(caller: &Caller, to: &Email, secret: &Secret, reason: HelpReason) -> Letter {
    from_desk(worker::link(caller, to, secret), AGAIN, reason)
}

/// Says first who sends it, and why.
fn from_desk(mut letter: Letter, by: &str, reason: HelpReason) -> Letter {
    let opening = [by.to_owned(), why(reason).to_owned()];
    letter.before = opening.into_iter().chain(letter.before).collect();
    letter
}
