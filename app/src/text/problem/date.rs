//! What is wrong with a day.

use domain::locale::Voice;
use domain::refusal::Problem;

use crate::text::say;

/// In a sentence.
pub(super) fn date(problem: Problem, voice: Voice) -> &'static str {
    match problem {
        Problem::DateTwoDigitYear => say(
            voice,
            "Escribe el año con sus cuatro números. Ejemplo: 31/12/1985.",
            "Escriba el año con sus cuatro números. Ejemplo: 31/12/1985.",
        ),
        Problem::DateImpossible => say(
            voice,
            "Ese día no existe en el calendario. Revisa el día y el mes.",
            "Ese día no existe en el calendario. Revise el día y el mes.",
        ),
        Problem::DateFuture => say(
            voice,
            "Esa fecha todavía no llega. Revisa el año.",
            "Esa fecha todavía no llega. Revise el año.",
        ),
        Problem::DateTooOld => say(
            voice,
            "Esa fecha es demasiado antigua. Revisa el año.",
            "Esa fecha es demasiado antigua. Revise el año.",
        ),
        _ => say(
            voice,
            "Escribe la fecha como dd/mm/aaaa. Ejemplo: 31/12/1985.",
            "Escriba la fecha como dd/mm/aaaa. Ejemplo: 31/12/1985.",
        ),
    }
}
