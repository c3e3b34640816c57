//! Addresses of «Gestión de personas y usuarios» and of the structure, inside of a company.

/// The people of a company.
#[must_use]
pub fn people(platform: &str, company: &str) -> String {
    format!("/{platform}/e/{company}/personas")
}

/// Adding one of them.
#[must_use]
pub fn add_person(platform: &str, company: &str) -> String {
    format!("/{platform}/e/{company}/personas/agregar")
}

/// What waits.
#[must_use]
pub fn pending_people(platform: &str, company: &str) -> String {
    format!("/{platform}/e/{company}/personas/pendientes")
}

/// The same after so many were reminded, and so many wait for the next press.
#[must_use]
pub fn people_reminded(platform: &str, company: &str, (people, left): (usize, i64)) -> String {
    format!("/{platform}/e/{company}/personas/pendientes?recordadas={people}&quedan={left}")
}

/// Asking once before several are changed.
#[must_use]
pub fn chosen_people(platform: &str, company: &str) -> String {
    format!("/{platform}/e/{company}/personas/cambiar")
}

/// «Ficha de la persona».
#[must_use]
pub fn person(platform: &str, company: &str, id: &str) -> String {
    format!("/{platform}/e/{company}/personas/{id}")
}

/// The same with the news of what was done.
#[must_use]
pub fn person_done(platform: &str, company: &str, id: &str, done: &str) -> String {
    format!("/{platform}/e/{company}/personas/{id}?hecho={done}")
}

/// The same, asking once before `what` is done to the person.
#[must_use]
pub fn person_asked(platform: &str, company: &str, id: &str, what: &str) -> String {
    format!("/{platform}/e/{company}/personas/{id}?pedir={what}")
}

/// The same with the changes before that place.
#[must_use]
pub fn person_before(platform: &str, company: &str, id: &str, before: &str) -> String {
    format!("/{platform}/e/{company}/personas/{id}?antes={before}#historial")
}

/// The list with the news that several were changed, and what takes it back.
#[must_use]
pub fn people_changed(
    platform: &str,
    company: &str,
    (changed, refused): (usize, usize),
    act: &str,
) -> String {
    format!(
        "/{platform}/e/{company}/personas?cambiadas={changed}&protegidas={refused}&deshacer={act}"
    )
}

/// The list with the news that it was taken back.
#[must_use]
pub fn people_restored(platform: &str, company: &str, people: usize) -> String {
    format!("/{platform}/e/{company}/personas?repuestas={people}")
}

/// The list as a file.
#[must_use]
pub fn people_file(platform: &str, company: &str) -> String {
    format!("/{platform}/e/{company}/personas/archivo")
}

/// The sections of a company.
#[must_use]
pub fn structure(platform: &str, company: &str) -> String {
    format!("/{platform}/e/{company}/estructura")
}

/// The same with the news of what was done.
#[must_use]
pub fn structure_done(platform: &str, company: &str, done: &str) -> String {
    format!("/{platform}/e/{company}/estructura?hecho={done}")
}

/// The same, with the form that changes that section.
#[must_use]
pub fn edit_section(platform: &str, company: &str, section: &str) -> String {
    format!("/{platform}/e/{company}/estructura?cambiar={section}")
}

/// The same, asking where the people of that section go.
#[must_use]
pub fn delete_section(platform: &str, company: &str, section: &str) -> String {
    format!("/{platform}/e/{company}/estructura?eliminar={section}")
}
