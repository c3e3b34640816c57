//! «¿Por qué puede ver esto?» answered in one sentence.

use domain::membership::Basis;
use domain::role::{Cause, Level, Why};

use crate::text::inside;

/// The whole answer in one sentence.
#[must_use]
pub fn because(
    (person, module, day): (&str, &str, Option<&str>),
    why: Why,
    (perfil, since, until): (Option<&str>, Option<&str>, Option<&str>),
) -> String {
    let may = match (day.is_some(), why.level) {
        (false, Some(Level::Edit)) => "puede ver y editar",
        (false, Some(Level::See)) => "puede ver, pero no editar,",
        (false, None) => "no puede ver",
        (true, Some(Level::Edit)) => "podía ver y editar",
        (true, Some(Level::See)) => "podía ver, pero no editar,",
        (true, None) => "no podía ver",
    };
    let when = day.map_or_else(String::new, |day| format!("El {day}, "));
    let cause = cause(day.is_some(), why, (perfil, until));
    let since = match (why.cause, since) {
        (Cause::NoMember | Cause::NotAdhered | Cause::StandIn { .. }, _) | (_, None) => {
            String::new()
        }
        (Cause::Disabled, Some(since)) => format!(", desde el {since}"),
        (_, Some(since)) => format!(" (lo tiene desde el {since})"),
    };
    format!("{when}{person} {may} {module} porque {cause}{since}.")
}

fn cause(past: bool, why: Why, (perfil, until): (Option<&str>, Option<&str>)) -> String {
    let has = if past { "tenía" } else { "tiene" };
    let is = if past { "estaba" } else { "está" };
    let perfil = perfil.unwrap_or_default();
    match why.cause {
        Cause::NoMember => "todavía no era usuario de la empresa".to_owned(),
        Cause::NotAdhered => format!("la empresa no {is} adherida"),
        Cause::Disabled => format!("{is} en estado «Inhabilitado»"),
        Cause::StandIn { .. } => {
            let until = until.unwrap_or_default();
            let is = if past { "era" } else { "es" };
            format!("{is} suplente de los administradores de accesos hasta el {until}")
        }
        Cause::Administrator { basis } => {
            let basis = basis.map(|basis: Basis| inside::basis(basis).to_lowercase());
            let basis = basis.map_or_else(String::new, |basis| format!(" como {basis}"));
            format!("{has} el perfil «{perfil}»{basis}, que permite todo")
        }
        Cause::Base => format!("{has} el perfil «{perfil}», que no abre módulos"),
        Cause::OwnPerfil => match why.level {
            None => format!("{has} el perfil «{perfil}», que no lo incluye"),
            Some(Level::See) => format!("{has} el perfil «{perfil}», que permite ver"),
            Some(Level::Edit) => format!("{has} el perfil «{perfil}», que permite editar"),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_sentence_tells_what_when_and_why() {
        let why = |level, cause| Why { level, cause };
        let about = |day| ("Ana Soto", "Informes", day);
        let own = (Some("Turnos"), Some("02/11/2026, 10:00"), None);
        assert_eq!(
            because(about(None), why(Some(Level::Edit), Cause::OwnPerfil), own),
            "Ana Soto puede ver y editar Informes porque tiene el perfil «Turnos», que permite \
             editar (lo tiene desde el 02/11/2026, 10:00)."
        );
        let day = Some("01/11/2026");
        assert_eq!(
            because(about(day), why(None, Cause::NoMember), (None, None, None)),
            "El 01/11/2026, Ana Soto no podía ver Informes porque todavía no era usuario de la \
             empresa."
        );
        let basis = Some(Basis::Representative);
        let boss = (Some("Administrador de accesos"), None, None);
        let told = because(
            about(None),
            why(Some(Level::Edit), Cause::Administrator { basis }),
            boss,
        );
        assert!(
            told.contains("como representante legal, que permite todo."),
            "{told}"
        );
    }
}
