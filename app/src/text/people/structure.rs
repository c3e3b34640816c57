//! Words of the sections of a company.

use super::people;

/// The sections.
pub const STRUCTURE_TITLE: &str = "Estructura de la empresa";
/// As a card of the company.
pub const STRUCTURE_ABOUT: &str = "Crea las secciones a las que pertenecen las personas.";
/// Under its title.
pub const STRUCTURE_LEAD: &str =
    "Las secciones ordenan a las personas de la empresa. Una sección puede estar dentro de otra.";
/// None yet.
pub const NO_SECTIONS: &str = "Aún no hay secciones";
/// What to do first.
pub const NO_SECTIONS_LEAD: &str = "Crea la primera, por ejemplo «Bodega» o «Ventas».";
/// The table.
pub const SECTIONS_CAPTION: &str = "Secciones de la empresa";
/// Columns.
pub const SECTION_HEADS: [&str; 3] = ["Sección", "Personas", "Cambiar"];
/// A new one.
pub const CREATE_SECTION: &str = "Crear una sección";
/// Its name.
pub const SECTION_NAME: &str = "Nombre de la sección";
/// Above it.
pub const PARENT: &str = "Dentro de";
/// At the top.
pub const TOP: &str = "La empresa (arriba de todo)";
/// Does it.
pub const DO_CREATE: &str = "Crear";
/// Does it.
pub const DO_EDIT: &str = "Guardar";
/// Asks first.
pub const DELETE: &str = "Eliminar";
/// Where its people go.
pub const GO_TO: &str = "Sus personas y subsecciones pasan a";
/// Does it.
pub const DO_DELETE: &str = "Sí, eliminar la sección";
/// Leaves it.
pub const KEEP_SECTION: &str = "No, conservarla";

/// Changes that section.
#[must_use]
pub fn edit_section(name: &str) -> String {
    format!("Cambiar {name}")
}

/// Asks whether to delete it.
#[must_use]
pub fn delete_section(name: &str) -> String {
    format!("Eliminar {name}")
}

/// How many have none.
#[must_use]
pub fn without_section(number: i64) -> String {
    format!("{} sin sección", people(number))
}

/// The news of what was done to a section.
#[must_use]
pub fn section_done(word: &str) -> Option<&'static str> {
    Some(match word {
        "creada" => "Listo. La sección está creada; ya puedes agregar personas a ella.",
        "cambiada" => "Listo. La sección quedó cambiada.",
        "eliminada" => "Listo. La sección ya no está y sus personas cambiaron de lugar.",
        _ => return None,
    })
}
