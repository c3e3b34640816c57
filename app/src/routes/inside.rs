//! Addresses of the companies of a person, and of everything inside of one (ruling 8): the company
//! stands in the address, so that each tab has its own.

/// «Cambiar de usuario»: own data and the table of companies.
#[must_use]
pub fn companies(platform: &str) -> String {
    format!("/{platform}/empresas")
}

/// A company.
#[must_use]
pub fn company(platform: &str, company: &str) -> String {
    format!("/{platform}/e/{company}")
}

/// Who administers its accesses.
#[must_use]
pub fn administrators(platform: &str, company: &str) -> String {
    format!("/{platform}/e/{company}/administradores")
}

/// The same with the news that somebody was invited.
#[must_use]
pub fn administrator_appointed(platform: &str, company: &str) -> String {
    format!("/{platform}/e/{company}/administradores?nombrada=si")
}

/// The same, asking whether that appointment is really to be revoked.
#[must_use]
pub fn revoke(platform: &str, company: &str, account: &str) -> String {
    format!("/{platform}/e/{company}/administradores?revocar={account}")
}

/// The same, asking whether that appointment, which waits for a yes, is really to be taken back.
#[must_use]
pub fn withdraw_offer(platform: &str, company: &str, offer: &str) -> String {
    format!("/{platform}/e/{company}/administradores?retirar={offer}")
}

/// The same with the news that it is taken back.
#[must_use]
pub fn offer_withdrawn(platform: &str, company: &str) -> String {
    format!("/{platform}/e/{company}/administradores?retirada=si")
}

/// Behind the link that names somebody as responsible.
#[must_use]
pub fn appointment(platform: &str) -> String {
    format!("/{platform}/nombramiento")
}

/// The same with the news that it is revoked.
#[must_use]
pub fn administrator_revoked(platform: &str, company: &str) -> String {
    format!("/{platform}/e/{company}/administradores?revocada=si")
}

/// The perfiles of its users.
#[must_use]
pub fn perfiles(platform: &str, company: &str) -> String {
    format!("/{platform}/e/{company}/usuarios")
}

/// The same, where one of them is changed.
#[must_use]
pub fn perfil_of(platform: &str, company: &str, account: &str) -> String {
    format!("/{platform}/e/{company}/usuarios?persona={account}")
}

/// The same, where the help desk is asked for it.
#[must_use]
pub fn perfil_by_desk(platform: &str, company: &str, account: &str) -> String {
    format!("/{platform}/e/{company}/usuarios?persona={account}&por=mesa")
}

/// The same with the news of what was done: `cambiado` or `pedido`.
#[must_use]
pub fn perfil_done(platform: &str, company: &str, what: &str) -> String {
    format!("/{platform}/e/{company}/usuarios?hecho={what}")
}

/// The sheet that tells its workers how to register.
#[must_use]
pub fn sheet(platform: &str, company: &str) -> String {
    format!("/{platform}/e/{company}/hoja")
}

/// The company that an address of the platform names.
#[must_use]
pub fn company_of<'a>(platform: &str, path: &'a str) -> Option<&'a str> {
    let rest = path.strip_prefix('/')?.strip_prefix(platform)?;
    let rest = rest.strip_prefix("/e/")?;
    let company = rest.split('/').next()?;
    (!company.is_empty()).then_some(company)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a25_the_address_tells_the_company() {
        for (path, told) in [
            (company("gestion", "b1-2"), Some("b1-2")),
            (administrators("gestion", "b1-2"), Some("b1-2")),
            (companies("gestion"), None),
            ("/gestion/e/".to_owned(), None),
            ("/gestion/empresas".to_owned(), None),
            ("/otra/e/b1-2".to_owned(), None),
            ("/gestionx/e/b1-2".to_owned(), None),
        ] {
            assert_eq!(company_of("gestion", &path), told, "{path}");
        }
    }
}
