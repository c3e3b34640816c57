//! Words of errors that belong to no page.

use domain::locale::Voice;

use super::say;

/// What happened.
#[must_use]
pub fn title(status: u16) -> &'static str {
    match status {
        400 | 405 | 413 | 414 | 415 | 431 => "No se pudo leer la solicitud",
        403 => "Esta solicitud no viene de nuestras páginas",
        404 => super::front::NOT_FOUND,
        408 => "La solicitud tardó demasiado",
        429 => "Demasiadas solicitudes seguidas",
        503 => "Hay muchas personas en este momento",
        _ => "Algo falló de nuestro lado",
    }
}

/// What to do.
#[must_use]
pub fn lead(voice: Voice, status: u16) -> &'static str {
    match status {
        400 | 405 | 408 | 414 | 415 | 431 => say(
            voice,
            "Vuelve a la página anterior e inténtalo de nuevo.",
            "Vuelva a la página anterior e inténtelo de nuevo.",
        ),
        413 => "Lo enviado es más largo de lo que cabe en cualquier formulario de aquí.",
        403 => say(
            voice,
            "Por seguridad no hicimos nada. Entra por el inicio e inténtalo de nuevo.",
            "Por seguridad no hicimos nada. Entre por el inicio e inténtelo de nuevo.",
        ),
        404 => super::front::not_found_lead(voice),
        429 => say(
            voice,
            "Espera un minuto e inténtalo de nuevo.",
            "Espere un minuto e inténtelo de nuevo.",
        ),
        503 => say(
            voice,
            "Espera unos segundos e inténtalo de nuevo; nada se perdió.",
            "Espere unos segundos e inténtelo de nuevo; nada se perdió.",
        ),
        _ => say(
            voice,
            "No es culpa de lo que enviaste. Inténtalo de nuevo en unos minutos.",
            "No es culpa de lo que envió. Inténtelo de nuevo en unos minutos.",
        ),
    }
}

/// What to quote to those who help.
#[must_use]
pub fn number(number: &str) -> String {
    format!("Número para la mesa de ayuda: {number}")
}
