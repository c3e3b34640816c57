//! Words of the code to the address on file (Q24).

use domain::locale::Voice;

use super::counted;
use crate::text::say;

/// Heading of the code to the address on file (Q24).
pub const TITLE: &str = "Recibir un código";
/// Confirms with the code.
pub const PROVE: &str = "Validar";
/// The code's label.
pub const CODE: &str = "Código de 6 números";
/// Back to the questions.
pub const TO_QUESTIONS: &str = "Volver a las preguntas";

/// The button that sends a code there.
#[must_use]
pub fn send(address: &str) -> String {
    format!("Recibir un código en el correo que tenemos registrado ({address})")
}

/// What the code is good for.
#[must_use]
pub fn about(voice: Voice) -> &'static str {
    say(
        voice,
        "Es otra forma de confirmar que eres tú, tan buena como las preguntas. Si ya no usas ese \
         correo, elige otra forma.",
        "Es otra forma de confirmar que es usted, tan buena como las preguntas. Si ya no usa ese \
         correo, elija otra forma.",
    )
}

/// Where the code went.
#[must_use]
pub fn sent(voice: Voice, address: &str) -> String {
    match voice {
        Voice::Tu => format!("Enviamos un código a {address}. Escríbelo aquí."),
        Voice::Usted => format!("Enviamos un código a {address}. Escríbalo aquí."),
    }
}

/// How long it is good, and how often it may be tried.
#[must_use]
pub fn limits(voice: Voice, minutes: u32, tries: u8) -> String {
    let minutes = match minutes {
        0 | 1 => "1 minuto".to_owned(),
        more => format!("{more} minutos"),
    };
    let tries = counted(tries, "vez", "veces");
    match voice {
        Voice::Tu => format!("Sirve por {minutes} más. Puedes probar {tries}."),
        Voice::Usted => format!("Sirve por {minutes} más. Puede probar {tries}."),
    }
}

/// Sends another code.
#[must_use]
pub fn other(_: Voice) -> &'static str {
    "Enviar otro código"
}

/// That the one before is good no more, and what there is besides.
#[must_use]
pub fn other_about(voice: Voice) -> &'static str {
    say(
        voice,
        "¿No llegó? Revisa la carpeta de correo no deseado y espera un minuto antes de pedir otro; \
         el anterior dejará de servir.",
        "¿No llegó? Revise la carpeta de correo no deseado y espere un minuto antes de pedir otro; \
         el anterior dejará de servir.",
    )
}

/// No code can be sent.
#[must_use]
pub fn none(voice: Voice) -> &'static str {
    say(
        voice,
        "No podemos enviarte un código. Elige otra forma de validarte.",
        "No podemos enviarle un código. Elija otra forma de validarse.",
    )
}

/// That nothing can be asked, but a code be sent.
#[must_use]
pub fn instead(voice: Voice) -> &'static str {
    say(
        voice,
        "Tu registro no tiene datos suficientes para hacerte preguntas. Recibe un código, acércate \
         a un punto de atención o radica una PQRSF.",
        "Su registro no tiene datos suficientes para hacerle preguntas. Reciba un código, acérquese \
         a un punto de atención o radique una PQRSF.",
    )
}
