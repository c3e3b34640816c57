//! What is said otherwise of the one institution that somebody belongs to (C-05).

use domain::membership::Standing;

/// The page.
pub const TITLE_SEATED: &str = "Tu institución";
/// The page, as a card.
pub const ABOUT_SEATED: &str = "Ve tus datos y entra a tu institución.";
/// The table.
pub const CAPTION_SEATED: &str = "Institución asociada a ti";
/// Columns.
pub const HEADS_SEATED: [&str; 5] = ["Institución", "RUT", "Perfil", "Estado", "Entrar"];

/// Under the title.
#[must_use]
pub const fn lead_seated(standing: Standing) -> &'static str {
    match standing {
        Standing::Alone => "Todavía no perteneces a ninguna institución.",
        Standing::Inactive => "Por ahora tu institución no te da acceso.",
        Standing::One | Standing::Several => "Tienes una institución en la que puedes entrar.",
    }
}

/// Why it does not open, and what to do.
#[must_use]
pub fn shut_seated(standing: Standing, line: Option<&str>) -> Vec<String> {
    let first = match standing {
        Standing::Inactive => {
            "Puedes ver tus datos y pedir ayuda. Vuelves a entrar cuando tu institución te \
             habilite, con la misma cuenta."
        }
        _ => "Cuando aceptes la invitación de una institución, aparecerá aquí.",
    };
    let second = "Si crees que es un error, consulta a un Súper Administrador de tu institución.";
    let mut lines = vec![first.to_owned(), second.to_owned()];
    lines.extend(line.map(doubts_seated));
    lines
}

/// Whom to ask about it.
#[must_use]
pub fn doubts_seated(line: &str) -> String {
    format!("¿Dudas sobre tu institución? Llama {line}.")
}
