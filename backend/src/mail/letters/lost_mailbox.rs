//! Letters about a lost mailbox (Q50). They carry no name and no whole address: whoever reads one
//! mailbox need not know the other.

use domain::challenge::ProofCode;
use domain::contact::Email;
use domain::locale::Voice;
use domain::platform::Platform;

use super::{button, letter};
use crate::Backend;
use crate::keys::Secret;
use crate::mail::{Kind, Letter};

/// Where a letter comes from.
type Of<'a> = (&'a Backend, &'a Platform);

/// To the new mailbox: the code that its owner says to the second agent. The subject does not tell
/// it: subjects show on locked screens.
#[must_use]
pub fn code(platform: &Platform, to: &Email, code: &ProofCode) -> Letter {
    let name = &platform.name;
    let (what, say, mistake) = match platform.locale.voice() {
        Voice::Tu => (
            format!(
                "La mesa de ayuda está por poner este correo en tu cuenta de {name}. Tu código es:"
            ),
            "Díselo a la persona de la mesa de ayuda que te atiende; sirve durante 24 horas.",
            "Si no perdiste el acceso a tu correo de antes, no se lo digas a nadie: sin el código no \
             cambia nada.",
        ),
        Voice::Usted => (
            format!(
                "La mesa de ayuda está por poner este correo en su cuenta de {name}. Su código es:"
            ),
            "Dígaselo a la persona de la mesa de ayuda que le atiende; sirve durante 24 horas.",
            "Si no perdió el acceso a su correo de antes, no se lo diga a nadie: sin el código no \
             cambia nada.",
        ),
    };
    Letter {
        before: vec![what, code.digits().to_owned(), say.to_owned()],
        after: vec![mistake.to_owned()],
        ..letter(
            platform,
            Kind::EmailConfirm,
            to,
            &format!("Código para cambiar de correo en {name}"),
        )
    }
}

/// To the old mailbox: another address waits, and can be objected to.
#[must_use]
pub fn waits(of: Of<'_>, to: &Email, (mask, when): (&str, &str), secret: &Secret) -> Letter {
    let platform = of.1;
    let name = &platform.name;
    let (subject, what, after) = match platform.locale.voice() {
        Voice::Tu => (
            format!("Tu cuenta de {name} va a usar otro correo"),
            format!(
                "La mesa de ayuda recibió en persona a quien dijo ser tú y perdió este correo. Desde \
                 el {when} tu cuenta usará {mask}."
            ),
            "Si fuiste tú, no tienes que hacer nada. Si no, presiona el botón antes de esa hora: tu \
             cuenta se queda con este correo. También sirve crear una contraseña nueva desde este \
             correo.",
        ),
        Voice::Usted => (
            format!("Su cuenta de {name} va a usar otro correo"),
            format!(
                "La mesa de ayuda recibió en persona a quien dijo ser usted y perdió este correo. \
                 Desde el {when} su cuenta usará {mask}."
            ),
            "Si fue usted, no tiene que hacer nada. Si no, presione el botón antes de esa hora: su \
             cuenta se queda con este correo. También sirve crear una contraseña nueva desde este \
             correo.",
        ),
    };
    let address = page(of, &format!("enlace/objetar/{}", secret.expose()));
    Letter {
        before: vec![what],
        button: button("No fui yo", address),
        after: vec![after.to_owned()],
        ..letter(platform, Kind::EmailNotice, to, &subject)
    }
}

/// To the new mailbox: from when on the account uses it.
#[must_use]
pub fn is_to_be(of: Of<'_>, to: &Email, when: &str) -> Letter {
    let platform = of.1;
    let name = &platform.name;
    let (subject, what, after) = match platform.locale.voice() {
        Voice::Tu => (
            format!("Tu correo nuevo de {name} está en espera"),
            format!("Desde el {when} tu cuenta de {name} usará este correo."),
            "Avisamos por todos los medios que conocemos y esperamos hasta esa hora, por si no \
             fuiste tú. Después te escribimos aquí cómo entrar.",
        ),
        Voice::Usted => (
            format!("Su correo nuevo de {name} está en espera"),
            format!("Desde el {when} su cuenta de {name} usará este correo."),
            "Avisamos por todos los medios que conocemos y esperamos hasta esa hora, por si no fue \
             usted. Después le escribimos aquí cómo entrar.",
        ),
    };
    Letter {
        before: vec![what],
        after: vec![after.to_owned()],
        ..letter(platform, Kind::EmailNotice, to, &subject)
    }
}

/// To both mailboxes: nothing moves.
#[must_use]
pub fn stopped(platform: &Platform, to: &Email) -> Letter {
    let name = &platform.name;
    let after = match platform.locale.voice() {
        Voice::Tu => "Si perdiste tu correo y te hace falta, habla otra vez con la mesa de ayuda.",
        Voice::Usted => "Si perdió su correo y le hace falta, hable otra vez con la mesa de ayuda.",
    };
    Letter {
        before: vec![format!(
            "El cambio de correo de una cuenta de {name}, que la mesa de ayuda tenía en espera, quedó \
             anulado. La cuenta sigue con el correo de siempre."
        )],
        after: vec![after.to_owned()],
        ..letter(
            platform,
            Kind::EmailNotice,
            to,
            &format!("Se anuló un cambio de correo en {name}"),
        )
    }
}

/// To the new mailbox: it holds, and recovery leads on.
#[must_use]
pub fn is_now(of: Of<'_>, to: &Email) -> Letter {
    let platform = of.1;
    let name = &platform.name;
    let (subject, what, after) = match platform.locale.voice() {
        Voice::Tu => (
            format!("Tu cuenta de {name} ya usa este correo"),
            format!("Desde ahora los mensajes de tu cuenta de {name} llegan aquí."),
            "Si no sabes tu contraseña, crea otra con este botón. Cerramos las sesiones que había.",
        ),
        Voice::Usted => (
            format!("Su cuenta de {name} ya usa este correo"),
            format!("Desde ahora los mensajes de su cuenta de {name} llegan aquí."),
            "Si no sabe su contraseña, cree otra con este botón. Cerramos las sesiones que había.",
        ),
    };
    Letter {
        before: vec![what],
        button: button("Crear una contraseña nueva", page(of, "recuperar")),
        after: vec![after.to_owned()],
        ..letter(platform, Kind::EmailNotice, to, &subject)
    }
}

/// To the old mailbox: it moved, and can still be taken back (Q20).
#[must_use]
pub fn moved(of: Of<'_>, to: &Email, mask: &str, undo: &Secret) -> Letter {
    let platform = of.1;
    let name = &platform.name;
    let (subject, what, otherwise) = match platform.locale.voice() {
        Voice::Tu => (
            format!("Cambió el correo de tu cuenta de {name}"),
            format!(
                "Pasaron las 72 horas de espera: desde ahora tu cuenta de {name} usa {mask}, y ya no \
                 este correo."
            ),
            "Si no fuiste tú, deshaz el cambio con este botón: cerramos todas las sesiones y te \
             pedimos una contraseña nueva.",
        ),
        Voice::Usted => (
            format!("Cambió el correo de su cuenta de {name}"),
            format!(
                "Pasaron las 72 horas de espera: desde ahora su cuenta de {name} usa {mask}, y ya no \
                 este correo."
            ),
            "Si no fue usted, deshaga el cambio con este botón: cerramos todas las sesiones y le \
             pedimos una contraseña nueva.",
        ),
    };
    let address = page(of, &format!("enlace/deshacer/{}", undo.expose()));
    Letter {
        before: vec![what],
        button: button("Deshacer el cambio", address),
        after: vec![
            otherwise.to_owned(),
            "El enlace sirve una sola vez, durante 72 horas.".to_owned(),
        ],
        ..letter(platform, Kind::EmailNotice, to, &subject)
    }
}

/// An address on the platform, from the configured origin (A25).
fn page((backend, platform): Of<'_>, path: &str) -> String {
    format!("{}/{}/{path}", backend.config.origin, platform.slug)
}
