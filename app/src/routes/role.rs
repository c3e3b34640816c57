//! Addresses of a company's perfiles, of who stands in, and of what people ask for.

use domain::role::RoleEdit;

use super::asking;

/// The perfiles of a company.
#[must_use]
pub fn roles(platform: &str, company: &str) -> String {
    format!("/{platform}/e/{company}/perfiles")
}

/// The same with the news that one is gone.
#[must_use]
pub fn role_removed(platform: &str, company: &str) -> String {
    asking(&roles(platform, company), &[("eliminado", "si")])
}

/// One perfil, by its word; `nuevo` for one to make.
#[must_use]
pub fn role(platform: &str, company: &str, role: &str) -> String {
    format!("/{platform}/e/{company}/perfiles/{role}")
}

/// A new perfil that begins as a copy of that one.
#[must_use]
pub fn role_copied(platform: &str, company: &str, of: &str) -> String {
    asking(&role(platform, company, NEW_ROLE), &[("copia", of)])
}

/// The same perfil with the news that it is saved.
#[must_use]
pub fn role_saved(platform: &str, company: &str, of: &str) -> String {
    asking(&role(platform, company, of), &[("guardado", "si")])
}

/// The same perfil as somebody proposes it: its name, what it is for, its permissions, and the version
/// they began with. Nothing of it is about a person.
#[must_use]
pub fn role_proposed(platform: &str, company: &str, of: &str, edit: &RoleEdit) -> String {
    let (permissions, seen) = (edit.permissions.to_string(), edit.seen.to_string());
    asking(
        &role(platform, company, of),
        &[
            ("nombre", &edit.name),
            ("descripcion", &edit.description),
            ("permisos", &permissions),
            ("desde", &seen),
        ],
    )
}

/// Removing one asks where its people go.
#[must_use]
pub fn role_removal(platform: &str, company: &str, of: &str) -> String {
    format!("/{platform}/e/{company}/perfiles/{of}/eliminar")
}

/// «¿Por qué puede ver esto?»
#[must_use]
pub fn why(platform: &str, company: &str) -> String {
    format!("/{platform}/e/{company}/perfiles/porque")
}

/// The same with the answer for somebody, by their account, a module and a day.
#[must_use]
pub fn why_of(platform: &str, company: &str, (account, module, day): (&str, &str, &str)) -> String {
    use domain::refusal::Field;
    let (on, until) = (Field::Module.name(), Field::Until.name());
    let asked = [("persona", account), (&*on, module), (&*until, day)];
    super::asking(&why(platform, company), &asked)
}

/// Who stands in for an administrator.
#[must_use]
pub fn stand_ins(platform: &str, company: &str) -> String {
    format!("/{platform}/e/{company}/perfiles/suplentes")
}

/// The same with the news that somebody is named, or that it ended.
#[must_use]
pub fn stand_in_news(platform: &str, company: &str, news: &str) -> String {
    asking(&stand_ins(platform, company), &[(news, "si")])
}

/// What people ask for.
#[must_use]
pub fn module_requests(platform: &str, company: &str) -> String {
    format!("/{platform}/e/{company}/solicitudes")
}

/// The same with the news that one is decided.
#[must_use]
pub fn module_decided(platform: &str, company: &str) -> String {
    asking(&module_requests(platform, company), &[("decidida", "si")])
}

/// The modules of a company, and asking for one.
#[must_use]
pub fn modules(platform: &str, company: &str) -> String {
    format!("/{platform}/e/{company}/modulos")
}

/// One module.
#[must_use]
pub fn module(platform: &str, company: &str, module: &str) -> String {
    format!("/{platform}/e/{company}/modulos/{module}")
}

/// The same with the news that it is asked for.
#[must_use]
pub fn module_asked(platform: &str, company: &str, of: &str) -> String {
    asking(&module(platform, company, of), &[("pedido", "si")])
}

/// In place of a perfil's word: one to make.
pub const NEW_ROLE: &str = "nuevo";
