//! Words of «Confirmar Solicitud» (H-18 to H-23).

use domain::locale::Voice;
use domain::platform::Face;

use crate::text::say;

/// The title.
#[must_use]
pub fn title(_: Voice) -> &'static str {
    "Confirmar Solicitud"
}

/// The question (H-19).
#[must_use]
pub fn question(voice: Voice) -> &'static str {
    say(
        voice,
        "¿Quieres crear tu cuenta con estos datos?",
        "¿Desea crear su cuenta con estos datos?",
    )
}

/// The warning (H-19).
#[must_use]
pub fn warning(voice: Voice) -> &'static str {
    say(
        voice,
        "Revísalos bien: con un dato errado tendrás problemas para crear tu cuenta o para cambiar \
         tu contraseña más adelante.",
        "Revíselos bien: con un dato errado tendrá inconvenientes para crear su cuenta o para \
         reasignar su contraseña más adelante.",
    )
}

/// Where to ask (H-20).
#[must_use]
pub fn ask(face: &Face) -> Option<String> {
    let phone = face.contacts.phone.as_ref()?;
    Some(match (face.voice(), &face.contacts.service_centre) {
        (Voice::Tu, _) => format!("Si algo no te resulta, llama al {phone}."),
        (Voice::Usted, None) => {
            format!("Si tiene un inconveniente o una duda, llame a nuestro call center ({phone}).")
        }
        (Voice::Usted, Some(centre)) => format!(
            "Si tiene un inconveniente o una duda, llame a nuestro call center ({phone}) o \
             acérquese a nuestro centro de atención al cliente: {centre}."
        ),
    })
}

/// One user for both (H-21).
#[must_use]
pub fn one_user(voice: Voice) -> &'static str {
    say(
        voice,
        "Con este mismo usuario entras a la Plataforma Web y a la App Móvil.",
        "Con este mismo usuario usted entra a la Plataforma Web y a la App Móvil.",
    )
}

/// The invitation (H-21).
#[must_use]
pub fn apps(face: &Face) -> Option<String> {
    let apps = [&face.contacts.app_android, &face.contacts.app_ios];
    let apps: Vec<&str> = apps.into_iter().flatten().map(String::as_str).collect();
    if apps.is_empty() {
        return None;
    }
    let list = apps.join(" · ");
    Some(match face.voice() {
        Voice::Tu => format!("¿Todavía no tienes la app? Descárgala: {list}."),
        Voice::Usted => format!("¿Aún no tiene la app? Descárguela: {list}."),
    })
}

/// Back to the form.
pub const CANCEL: &str = "Cancelar";

/// On.
pub const CREATE: &str = "Crear Usuario";

/// Beside the password, which is never shown.
#[must_use]
pub fn password_chosen(voice: Voice) -> &'static str {
    say(
        voice,
        "La que elegiste; no se muestra",
        "La que eligió; no se muestra",
    )
}

/// What was authorised: the data always, news where one wants them.
#[must_use]
pub const fn authorised(messages: bool) -> &'static str {
    if messages {
        "Tratamiento de datos personales y envío de novedades"
    } else {
        "Tratamiento de datos personales; no el envío de novedades"
    }
}

/// Nothing was typed.
pub const NONE: &str = "—";
