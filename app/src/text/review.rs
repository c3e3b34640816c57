//! Words of «Revise sus datos» (Q21).

use domain::locale::Voice;

use super::say;

/// Title.
#[must_use]
pub fn title(voice: Voice) -> &'static str {
    say(voice, "Revisa tus datos", "Revise sus datos")
}

/// That the proof is done, and what this page is for.
#[must_use]
pub fn lead(voice: Voice) -> &'static str {
    say(
        voice,
        "Confirmamos tu identidad y tu cuenta está activa. Estos son tus datos: corrige lo que \
         haga falta y confirma.",
        "Confirmamos su identidad y su cuenta está activa. Estos son sus datos: corrija lo que \
         haga falta y confirme.",
    )
}

/// Over what does not change here.
#[must_use]
pub fn fixed(_: Voice) -> &'static str {
    "Datos confirmados"
}

/// What to do about it where it is wrong.
#[must_use]
pub fn fixed_why(voice: Voice, phone: Option<&str>) -> String {
    let told = say(
        voice,
        "Si alguno de estos no es correcto, comunícate con nosotros",
        "Si alguno de estos no es correcto, comuníquese con nosotros",
    );
    match phone {
        Some(phone) => format!("{told} al {phone}."),
        None => format!("{told}."),
    }
}

/// Over what may be corrected.
#[must_use]
pub fn open(_: Voice) -> &'static str {
    "Nombre y teléfono"
}

/// Labels of the facts that stand.
pub const DOCUMENT: &str = "Documento de Identidad";
/// The address that signs in.
pub const EMAIL: &str = "Correo electrónico (usuario)";
/// The birth date.
pub const BIRTH_DATE: &str = "Fecha Nacimiento / Fecha Especial";
/// The fields.
pub const FIRST_NAME: &str = "Primer Nombre";
/// «Segundo Nombre».
pub const SECOND_NAME: &str = "Segundo Nombre";
/// «Primer Apellido».
pub const FIRST_SURNAME: &str = "Primer Apellido";
/// «Segundo Apellido».
pub const SECOND_SURNAME: &str = "Segundo Apellido";
/// The mobile phone.
pub const PHONE: &str = "Teléfono";

/// Goes on.
#[must_use]
pub fn confirm(_: Voice) -> &'static str {
    "Confirmar"
}
