//! Codes of a telephone and of a letter.

use domain::locale::Voice;
use domain::refusal::Problem;

use crate::text::say;

pub(super) fn code(problem: Problem, voice: Voice) -> &'static str {
    match problem {
        Problem::CodeFormat => say(
            voice,
            "Escribe los seis números que muestra tu aplicación, o un código de recuperación.",
            "Escriba los seis números que muestra su aplicación, o un código de recuperación.",
        ),
        _ => say(
            voice,
            "Este código no sirve, o ya se usó. Espera el siguiente y revisa la hora de tu teléfono.",
            "Este código no sirve, o ya se usó. Espere el siguiente y revise la hora de su teléfono.",
        ),
    }
}

pub(super) fn mail_code(problem: Problem, voice: Voice) -> &'static str {
    match problem {
        Problem::MailCodeFormat => say(
            voice,
            "Escribe los seis números que te enviamos.",
            "Escriba los seis números que le enviamos.",
        ),
        Problem::MailCodeOver => say(
            voice,
            "Este código ya no sirve. Pide otro.",
            "Este código ya no sirve. Pida otro.",
        ),
        _ => say(
            voice,
            "No es el código que enviamos. Revisa los seis números del último mensaje.",
            "No es el código que enviamos. Revise los seis números del último mensaje.",
        ),
    }
}
