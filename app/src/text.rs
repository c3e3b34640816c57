//! All words of the interface, in Spanish, in the voice of the platform: *tú* in Chile, *usted*
//! in Colombia. One file per feature; one function per message. Codes come from `domain`.

use domain::locale::Voice;

/// The same message in both voices.
#[must_use]
pub fn say(voice: Voice, tu: &'static str, usted: &'static str) -> &'static str {
    match voice {
        Voice::Tu => tu,
        Voice::Usted => usted,
    }
}

/// So many of something: «1 fila», «2 filas».
#[must_use]
pub fn counted<N: std::fmt::Display + PartialEq + From<bool>>(
    n: N,
    one: &str,
    many: &str,
) -> String {
    let word = if n == N::from(true) { one } else { many };
    format!("{n} {word}")
}

pub mod account;
pub mod activation;
pub mod administration;
pub mod appointment;
pub mod audit;
pub mod bulk;
pub mod challenge;
mod choice;
pub mod companies;
pub mod company;
pub mod coordination;
pub mod desk;
pub mod desk_mailboxes;
pub mod desk_people;
pub mod desk_perfiles;
pub mod email_change;
pub mod first_steps;
pub mod frame;
pub mod front;
pub mod help;
pub mod home;
pub mod inside;
pub mod institution;
pub mod invitation;
pub mod mailbox;
pub mod mobile;
pub mod module;
pub mod opening;
pub mod operation;
pub mod own;
pub mod password;
pub mod people;
pub mod perfiles;
pub mod pqrsf;
pub mod privacy;
pub mod problem;
pub mod recovery;
pub mod refusal;
pub mod registration;
pub mod registry;
pub mod review;
pub mod role;
pub mod rules;
pub mod rut;
pub mod second_factor;
pub mod services;
pub mod sign_in;
pub mod tax;
pub mod trouble;
pub mod welcome;
pub mod whereabouts;
pub mod worker;

/// The words that controls say by themselves.
#[must_use]
pub fn controls(voice: Voice) -> crate::ui::Words {
    crate::ui::Words {
        skip: "Ir al contenido",
        optional: "opcional",
        help: "Ayuda",
        show: "Mostrar",
        hide: "Ocultar",
        correct: "Correcto",
        review: say(voice, "Revisa estos datos", "Revise estos datos"),
        change: "Cambiar",
        loading: "Cargando…",
        sending: "Enviando…",
        menu: "Menú de",
        choose: say(voice, "Elige una opción", "Elija una opción"),
        offline: say(
            voice,
            "Sin conexión. Lo que escribiste sigue aquí; envíalo cuando vuelva.",
            "Sin conexión. Lo que escribió sigue aquí; envíelo cuando vuelva.",
        ),
        info: "Información",
        success: "Listo",
        warning: "Atención",
        danger: "Error",
    }
}
