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

/// The same with the news that a link was mailed once more.
#[must_use]
pub fn offer_resent(platform: &str, company: &str) -> String {
    format!("/{platform}/e/{company}/administradores?reenviada=si")
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

/// What tax documents need of it (Q7).
#[must_use]
pub fn tax(platform: &str, company: &str) -> String {
    format!("/{platform}/e/{company}/datos-tributarios")
}

/// The same with the news that it is saved.
#[must_use]
pub fn tax_saved(platform: &str, company: &str) -> String {
    format!("/{platform}/e/{company}/datos-tributarios?guardado=si")
}

/// The same beside what somebody else saved meanwhile.
#[must_use]
pub fn tax_beside(platform: &str, company: &str) -> String {
    format!("/{platform}/e/{company}/datos-tributarios?otra=si")
}

/// Pages that belong to no company, yet are visited from inside of one.
const BESIDE: [&str; 6] = [
    "inicio",
    "primeros-pasos",
    "servicios",
    "cuenta",
    "ayuda",
    "privacidad",
];

/// The name under which such a page's address tells the company in use.
pub const IN_USE: &str = "empresa";

/// An address of the platform that keeps the company in use, where it leads to a page that belongs
/// to no company but is visited from inside of one; any other address as it is.
#[must_use]
pub fn beside(address: &str, company: &str) -> String {
    let (page, place) = match address.split_once('#') {
        Some((page, place)) => (page, Some(place)),
        None => (address, None),
    };
    let (path, query) = page.split_once('?').unwrap_or((page, ""));
    let tells = query.split('&').any(|pair| pair.starts_with("empresa="));
    if company.is_empty() || tells || !is_beside(path) {
        return address.to_owned();
    }
    let sign = if query.is_empty() { '?' } else { '&' };
    let page = page.trim_end_matches('?');
    let place = place.map(|place| format!("#{place}")).unwrap_or_default();
    format!("{page}{sign}{IN_USE}={company}{place}")
}

/// Whether an address names the company in use in its query.
#[must_use]
pub fn is_beside(path: &str) -> bool {
    let page = path
        .strip_prefix('/')
        .and_then(|path| path.split('/').nth(1));
    page.is_some_and(|page| BESIDE.contains(&page))
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
    fn a25_pages_beside_a_company_keep_it_in_their_address() {
        for (address, kept) in [
            ("/gestion/cuenta", "/gestion/cuenta?empresa=b1-2"),
            (
                "/gestion/cuenta?clave=si",
                "/gestion/cuenta?clave=si&empresa=b1-2",
            ),
            (
                "/gestion/ayuda/acceso#clave",
                "/gestion/ayuda/acceso?empresa=b1-2#clave",
            ),
            ("/gestion/inicio?empresa=c3", "/gestion/inicio?empresa=c3"),
            ("/gestion/empresas", "/gestion/empresas"),
            ("/gestion/e/c3/personas", "/gestion/e/c3/personas"),
            ("/gestion/registro", "/gestion/registro"),
            ("https://ejemplo.test/cuenta", "https://ejemplo.test/cuenta"),
            ("#contenido", "#contenido"),
        ] {
            assert_eq!(beside(address, "b1-2"), kept);
            assert_eq!(beside(address, ""), address);
        }
    }

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
