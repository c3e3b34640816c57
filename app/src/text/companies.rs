//! Words of the table of companies. Companies have a RUT, so all of this speaks
//! Chile's *tú*.

mod institution;

use domain::company::Adherence;
use domain::membership::{MembershipState, Perfil, Standing, Tier};

pub use institution::*;

/// The page.
pub const TITLE: &str = "Tus empresas";
/// The page, as a card.
pub const ABOUT: &str = "Elige para qué empresa trabajas ahora.";
/// The way here, in the person's corner.
pub const CHANGE: &str = "Cambiar de usuario";
/// Own data.
pub const OWN: &str = "Tus datos";
/// The table.
pub const CAPTION: &str = "Empresas asociadas a ti";
/// Columns.
pub const HEADS: [&str; 5] = ["Empresa", "RUT", "Perfil", "Estado", "Entrar"];
/// Enters a company.
pub const ENTER: &str = "Acceder";
/// The next page.
pub const NEXT: &str = "Ver más empresas";
/// The first page.
pub const FIRST: &str = "Volver a las primeras";
/// All of them after a search.
pub const ALL: &str = "Ver todas tus empresas";
/// What is typed into the search.
pub const SEARCH_LABEL: &str = "Nombre o RUT de la empresa";
/// Searches.
pub const SEARCH: &str = "Buscar";
/// A search that found none.
pub const NOT_FOUND: &str = "Ninguna de tus empresas coincide";
/// What to do then.
pub const NOT_FOUND_ABOUT: &str = "Prueba con una parte del nombre o con los números del RUT.";
/// Help.
pub const HELP: &str = "Ver la ayuda";
/// The settings.
pub const SETTINGS: &str = "Configuración de cuenta";

/// Under the title.
#[must_use]
pub const fn lead(standing: Standing) -> &'static str {
    match standing {
        Standing::Alone => "Todavía no perteneces a ninguna empresa.",
        Standing::Inactive => "Por ahora ninguna empresa te da acceso.",
        Standing::One => "Tienes una empresa en la que puedes entrar.",
        Standing::Several => {
            "Elige para cuál trabajas ahora. Puedes cambiar cuando quieras, sin volver a \
             identificarte."
        }
    }
}

/// Why no company opens, and what to do (A-10, Q17).
#[must_use]
pub const fn shut_title(standing: Standing, exclusive: bool) -> &'static str {
    match standing {
        Standing::Inactive => "Estás inactivo en la plataforma",
        _ if exclusive => "Sin institución",
        _ => "Sin empresas",
    }
}

/// The same in sentences.
#[must_use]
pub fn shut(standing: Standing, line: Option<&str>) -> Vec<String> {
    let first = match standing {
        Standing::Inactive => {
            "Puedes ver tus datos y pedir ayuda. Vuelves a entrar cuando una empresa adherida te \
             habilite: no necesitas registrarte otra vez."
        }
        _ => "Cuando una empresa adherida te registre como trabajador, aparecerá aquí.",
    };
    let second =
        "Si crees que es un error, consulta al encargado de prevención de tu organización.";
    let mut lines = vec![first.to_owned(), second.to_owned()];
    lines.extend(line.map(doubts));
    lines
}

/// Whom to ask about the companies of the table: «a Soporte ACHS al 600 600 2247».
#[must_use]
pub fn doubts(line: &str) -> String {
    format!("¿Dudas sobre las empresas a las que perteneces? Llama {line}.")
}

/// The question of the help centre that answers it.
#[must_use]
pub const fn help_of(standing: Standing) -> &'static str {
    match standing {
        Standing::Inactive => "desvinculado",
        _ => "rut-no-existe",
    }
}

/// A perfil; one of a company's own by the name that the company gave it.
#[must_use]
pub fn perfil_named(perfil: Perfil, name: Option<&str>) -> String {
    let ready = match perfil {
        Perfil::Administrator => "Administrador de accesos",
        Perfil::Worker => "Trabajador o colaborador",
        Perfil::Own(_) => name.unwrap_or("Perfil de la empresa"),
        Perfil::Tier(one) => tier(one),
    };
    ready.to_owned()
}

/// A perfil where no name of a company's own is at hand.
#[must_use]
pub fn perfil(perfil: Perfil) -> String {
    perfil_named(perfil, None)
}

/// A perfil of an institution (C-05).
#[must_use]
pub const fn tier(tier: Tier) -> &'static str {
    match tier {
        Tier::Super => "Súper Administrador",
        Tier::Administrator => "Administrador",
        Tier::User => "Usuario",
    }
}

/// The state of a row: the company weighs more.
#[must_use]
pub const fn state(adherence: Adherence, state: MembershipState) -> &'static str {
    match (adherence, state) {
        (Adherence::Ended, _) => "Empresa no adherida",
        (Adherence::Adhered, MembershipState::Enabled) => "Habilitado",
        (Adherence::Adhered, MembershipState::Disabled) => "Inhabilitado",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_of_ready_made_perfiles_are_those_that_no_other_may_look_like() {
        let named = Perfil::ALL.map(|perfil| perfil_named(perfil, None));
        assert_eq!(named, domain::role::RESERVED_NAMES);
    }
}
