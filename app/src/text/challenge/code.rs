//! Words of the code to the address or phone on file (Q24).

use domain::challenge::CodeWay;
use domain::locale::Voice;

use super::counted;
use crate::text::say;

/// Heading of the code to the address or phone on file (Q24).
pub const TITLE: &str = "Recibir un código";
/// Confirms with the code.
pub const PROVE: &str = "Validar";
/// The code's label.
pub const CODE: &str = "Código de seis números";
/// Back to the questions.
pub const TO_QUESTIONS: &str = "Volver a las preguntas";

/// The button that sends a code there.
#[must_use]
pub fn send(way: CodeWay, mask: &str) -> String {
    match way {
        CodeWay::Mail => format!("Recibir un código en el correo que tenemos registrado ({mask})"),
        CodeWay::Phone => {
            format!("Recibir un código por SMS en el celular que tenemos registrado ({mask})")
        }
    }
}

/// What the code is good for, with so many ways to choose from.
#[must_use]
pub fn about(voice: Voice, ways: usize) -> &'static str {
    if ways > 1 {
        return say(
            voice,
            "Es otra forma de confirmar que eres tú, tan buena como las preguntas. Elige dónde \
             recibirlo; si ya no usas ese correo ni ese celular, elige otra forma.",
            "Es otra forma de confirmar que es usted, tan buena como las preguntas. Elija dónde \
             recibirlo; si ya no usa ese correo ni ese celular, elija otra forma.",
        );
    }
    say(
        voice,
        "Es otra forma de confirmar que eres tú, tan buena como las preguntas. Si ya no recibes \
         mensajes ahí, elige otra forma.",
        "Es otra forma de confirmar que es usted, tan buena como las preguntas. Si ya no recibe \
         mensajes ahí, elija otra forma.",
    )
}

/// Where the code went.
#[must_use]
pub fn sent(voice: Voice, way: CodeWay, mask: &str) -> String {
    let here = say(voice, "Escríbelo aquí.", "Escríbalo aquí.");
    match way {
        CodeWay::Mail => format!("Enviamos un código a {mask}. {here}"),
        CodeWay::Phone => format!("Enviamos un código por SMS al {mask}. {here}"),
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

/// Sends another code; by which way, where there is a choice.
#[must_use]
pub fn other(_: Voice, way: Option<CodeWay>) -> &'static str {
    match way {
        None => "Enviar otro código",
        Some(CodeWay::Mail) => "Enviar otro código al correo",
        Some(CodeWay::Phone) => "Enviar otro código por SMS",
    }
}

/// That the one before is good no more, and what there is besides.
#[must_use]
pub fn other_about(voice: Voice, way: CodeWay) -> &'static str {
    if way == CodeWay::Phone {
        return say(
            voice,
            "¿No llegó? Revisa que el teléfono tenga señal y espera un minuto antes de pedir otro; \
             el anterior dejará de servir.",
            "¿No llegó? Revise que el teléfono tenga señal y espere un minuto antes de pedir otro; \
             el anterior dejará de servir.",
        );
    }
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

/// Title where nothing can be asked, but a code be sent.
#[must_use]
pub fn instead_title(voice: Voice) -> &'static str {
    say(
        voice,
        "Valida tu identidad de otra forma",
        "Valide su identidad de otra forma",
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
