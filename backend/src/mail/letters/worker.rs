//! Letters to workers who register. They carry no name and nothing typed: whoever gets one need not
//! be the worker. Workers have a RUT, so these speak Chile's *tú*.

use domain::contact::Email;

use super::{button, letter};
use crate::caller::Caller;
use crate::keys::Secret;
use crate::mail::{Kind, Letter};

fn address(caller: &Caller, purpose: &str, secret: &Secret) -> String {
    let (origin, slug) = (&caller.backend.config.origin, &caller.platform.slug);
    format!("{origin}/{slug}/enlace/{purpose}/{}", secret.expose())
}

/// The link that leads to choosing a password.
#[must_use]
pub fn link(caller: &Caller, to: &Email, secret: &Secret) -> Letter {
    let platform = &*caller.platform;
    let name = &platform.name;
    Letter {
        before: vec![
            format!("Recibimos tu registro en {name}."),
            "Abre el enlace para crear tu contraseña.".to_owned(),
        ],
        button: button("Crear mi contraseña", address(caller, "trabajador", secret)),
        after: vec![
            "El enlace sirve una sola vez, durante 24 horas.".to_owned(),
            "Usuario y contraseña son personales: no los compartas.".to_owned(),
            "Si no te registraste, no hagas nada: sin el enlace no se crea ninguna cuenta."
                .to_owned(),
        ],
        ..letter(
            platform,
            Kind::WorkerLink,
            to,
            &format!("Crea tu contraseña en {name}"),
        )
    }
}

/// To another address that the company has on file, with the way to stop it (Q49).
#[must_use]
pub fn warning(caller: &Caller, to: &Email, stop: &Secret) -> Letter {
    let platform = &*caller.platform;
    let name = &platform.name;
    Letter {
        before: vec![
            format!("Alguien se registra en {name} con tu RUT y otro correo."),
            "Si fuiste tú, no hagas nada.".to_owned(),
        ],
        button: button(
            "No fui yo: detener el registro",
            address(caller, "detener", stop),
        ),
        after: vec![
            "Al detenerlo, nadie podrá registrarse con tu RUT durante 24 horas.".to_owned(),
        ],
        ..letter(
            platform,
            Kind::WorkerNotice,
            to,
            &format!("Alguien se registra en {name} con tu RUT"),
        )
    }
}

/// To the address on file when wrong numbers paused the registration: the way to lift it (Q12). A
/// pause `for_good` does not end by itself.
#[must_use]
pub fn paused(caller: &Caller, to: &Email, lift: &Secret, for_good: bool) -> Letter {
    let platform = &*caller.platform;
    let name = &platform.name;
    let until = if for_good {
        "Por seguridad, el registro con tu RUT queda en pausa. Este enlace la quita durante 24 horas; \
         después, la mesa de ayuda."
    } else {
        "Por seguridad, el registro con tu RUT queda en pausa durante 24 horas."
    };
    Letter {
        before: vec![
            format!(
                "Hubo varios intentos de registro en {name} con tu RUT y un número equivocado."
            ),
            until.to_owned(),
        ],
        button: button("Soy yo: quitar la pausa", address(caller, "pausa", lift)),
        after: vec!["Si no fuiste tú, no tienes que hacer nada.".to_owned()],
        ..letter(
            platform,
            Kind::WorkerNotice,
            to,
            &format!("El registro en {name} con tu RUT está en pausa"),
        )
    }
}

/// To the address of an account whose number somebody else showed with its card: how to sign in again
/// is a matter for the help desk.
#[must_use]
pub fn released(caller: &Caller, to: &Email) -> Letter {
    let platform = &*caller.platform;
    let name = &platform.name;
    let mut after = vec!["Si el RUT es tuyo, contacta a la mesa de ayuda.".to_owned()];
    after.extend(
        platform
            .contacts
            .phone
            .as_ref()
            .map(|phone| format!("La mesa de ayuda atiende en el {phone}.")),
    );
    Letter {
        before: vec![
            format!("Tu cuenta en {name} ya no se abre con el RUT que tenía."),
            "Otra persona demostró con su cédula de identidad que ese RUT es suyo.".to_owned(),
        ],
        after,
        ..letter(
            platform,
            Kind::WorkerNotice,
            to,
            &format!("Cambió el RUT de tu cuenta en {name}"),
        )
    }
}
