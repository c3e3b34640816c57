//! Words of the platform's rules. Administrators of both countries read the same.

use domain::locale::count;
use domain::platform::{
    ChallengePolicy, FirstPassword, Lockout, Policy, Registration, SecondFactor, SignInId,
};
use domain::pqrsf::{FilingKind, Terms};

use super::counted;
use crate::ui::Fact;

/// The page, and the link to it.
pub const TITLE: &str = "Reglas de la plataforma";
/// As a card.
pub const ABOUT: &str =
    "Con qué números trabaja la plataforma y qué tan seguras son las preguntas.";
/// Where they come from.
pub const LEAD: &str = "Así está configurada la plataforma. Las reglas se cambian en el archivo de \
                        configuración de la instalación.";
/// Over how people get in.
pub const ENTRY: &str = "Registro e ingreso";
/// Over the temporary block.
pub const BLOCK: &str = "Bloqueo temporal del acceso";
/// Over lives of sessions and links.
pub const LASTING: &str = "Duraciones";
/// Over how long answers to PQRSF take.
pub const TERMS: &str = "Plazos de las PQRSF";
/// Over the questions.
pub const QUESTIONS: &str = "Preguntas de validación";
/// Over the computed figures.
pub const FIGURES: &str = "Qué tan fácil es adivinarlas";
/// Nobody is on file.
pub const EMPTY: &str = "El registro de personas está vacío: todavía no hay cifras.";

/// How people register and sign in.
#[must_use]
pub fn entry(policy: &Policy) -> Vec<Fact> {
    let ids: Vec<&str> = policy
        .sign_in
        .iter()
        .map(|id| match id {
            SignInId::Email => "correo electrónico",
            SignInId::Rut => "RUT",
            SignInId::Cedula => "cédula",
        })
        .collect();
    let registration = match &policy.registration {
        Registration::Closed => "cerrado",
        Registration::Workers => "trabajadores de las empresas, con el número de su cédula",
        Registration::Open => "abierto",
        Registration::Registry(_) => "abierto; los afiliados validan su identidad",
    };
    let password = match policy.first_password {
        FirstPassword::Link => "la elige la persona, con un enlace por correo",
        FirstPassword::Temporary24h => "una inicial por correo, que vence a las 24 horas",
    };
    let factor = match policy.second_factor {
        SecondFactor::None => "solo para quienes administran",
        SecondFactor::Sms => "código por SMS",
    };
    vec![
        Fact::new("Se ingresa con", ids.join(" o ")),
        Fact::new("Registro por cuenta propia", registration),
        Fact::new(
            "Datos registrados en el formulario",
            yes_no(policy.prefills()),
        ),
        Fact::new("Primera contraseña", password),
        Fact::new("Segundo paso al ingresar", factor),
        Fact::new(
            "Pertenecer a más de una empresa o institución",
            yes_no(!policy.exclusive),
        ),
    ]
}

/// The temporary block.
#[must_use]
pub fn block(lockout: &Lockout) -> Vec<Fact> {
    let after = u16::from(lockout.allowed) + 1;
    vec![
        Fact::new("Intento fallido que bloquea", format!("el número {after}")),
        Fact::new("Primer bloqueo", minutes(lockout.first_minutes)),
        Fact::new("Bloqueo más largo", minutes(lockout.most_minutes)),
        Fact::new("Se olvida después de", hours(lockout.forget_hours)),
    ]
}

/// How long things last.
#[must_use]
pub fn lasting(policy: &Policy) -> Vec<Fact> {
    let (sessions, links) = (&policy.sessions, &policy.links);
    vec![
        Fact::new("Sesión sin actividad", minutes(sessions.idle_minutes)),
        Fact::new("Sesión en total", hours(sessions.absolute_hours)),
        Fact::new("Enlace de activación", hours(links.activation_hours)),
        Fact::new("Enlace para la contraseña", minutes(links.recovery_minutes)),
        Fact::new(
            "Pausa entre dos correos",
            format!("{} segundos", links.resend_pause_seconds),
        ),
        Fact::new("Correos iguales por día", links.resend_per_day.to_string()),
        Fact::new(
            "Cuenta sin identidad validada",
            format!("{} días", links.unproven_days),
        ),
    ]
}

/// How long an answer takes, and how long what was written is kept.
#[must_use]
pub fn terms(terms: &Terms) -> Vec<Fact> {
    let kinds = FilingKind::ALL.into_iter().map(|kind| {
        let days = counted(terms.days(kind), "día hábil", "días hábiles");
        Fact::new(super::pqrsf::kind(kind), days)
    });
    let rest = [
        Fact::new(
            "Plazo para completar una PQRSF",
            counted(terms.information_days, "día corrido", "días corridos"),
        ),
        Fact::new(
            "Lo escrito se guarda después de la respuesta",
            counted(terms.keep_years, "año", "años"),
        ),
    ];
    kinds.chain(rest).collect()
}

/// The rules of the questions.
#[must_use]
pub fn questions(rules: &ChallengePolicy) -> Vec<Fact> {
    vec![
        Fact::new("Intentos por persona", rules.attempts.to_string()),
        Fact::new("Tiempo para responder", minutes(rules.minutes)),
        Fact::new(
            "Más tiempo",
            format!(
                "{} cada vez, hasta {} veces",
                minutes(rules.extension_minutes),
                rules.extensions
            ),
        ),
        Fact::new("Pregunta sobre el cónyuge", yes_no(rules.spouse)),
        Fact::new(
            "Personas que comparten un dato para mostrarlo",
            format!("{} o más", rules.k_anon),
        ),
    ]
}

/// Whose chance it is, and what the rule asks.
#[must_use]
pub fn figures_about(people: u64, at_least: u32) -> String {
    format!(
        "Calculado con {} personas registradas, para alguien que conoce qué datos son comunes y usa \
         todos los intentos. La regla pide 1 de cada {at_least} o menos.",
        count(people)
    )
}

/// One line for each way of asking.
#[must_use]
pub fn figures(ways: &[(u8, u8, u32)], at_least: u32) -> Vec<Fact> {
    ways.iter()
        .map(|(questions, options, one_in)| {
            let label = format!("{questions} preguntas de {options} opciones");
            let mark = if *one_in < at_least {
                "; no se usa"
            } else {
                ""
            };
            let one_in = count(u64::from(*one_in));
            Fact::new(label, format!("1 de cada {one_in}{mark}"))
        })
        .collect()
}

fn minutes(n: u16) -> String {
    counted(n, "minuto", "minutos")
}

fn hours(n: u16) -> String {
    counted(n, "hora", "horas")
}

const fn yes_no(is: bool) -> &'static str {
    if is { "sí" } else { "no" }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(facts: &[Fact], label: &str) -> String {
        let fact = facts.iter().find(|fact| fact.label == label);
        fact.unwrap().value.clone()
    }

    #[test]
    fn x02_the_first_password_and_whether_one_belongs_to_several_are_told() {
        let mut policy = Policy::default();
        let (first, several) = (
            "Primera contraseña",
            "Pertenecer a más de una empresa o institución",
        );
        let facts = entry(&policy);
        assert!(told(&facts, first).contains("enlace"));
        assert_eq!(told(&facts, several), "sí");
        policy.first_password = FirstPassword::Temporary24h;
        policy.exclusive = true;
        let facts = entry(&policy);
        assert!(told(&facts, first).contains("24 horas"));
        assert_eq!(told(&facts, several), "no");
    }

    #[test]
    fn x06_the_figures_are_written_as_everywhere() {
        assert!(figures_about(1_949, 200).starts_with("Calculado con 1.949 personas"));
        let facts = figures(&[(6, 4, 1_366), (5, 5, 150)], 200);
        assert_eq!(facts[0].value, "1 de cada 1.366");
        assert_eq!(facts[1].value, "1 de cada 150; no se usa");
    }

    #[test]
    fn x02_every_kind_of_filing_has_its_term() {
        let facts = terms(&Terms::default());
        assert_eq!(facts.len(), FilingKind::ALL.len() + 2);
        assert_eq!(told(&facts, "Petición"), "15 días hábiles");
        assert_eq!(told(&facts, "Desbloqueo"), "1 día hábil");
    }
}
