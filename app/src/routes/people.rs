//! Addresses of «Gestión de personas y usuarios» and of the structure, inside of a company.

use super::asking;

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

/// The same from a list that was asked for that, which its way back asks for again.
#[must_use]
pub fn person_listed(platform: &str, company: &str, id: &str, asked: &str) -> String {
    asking(&person(platform, company, id), &[(BACK, &kept(asked))])
}

/// The same with the news of what was done.
#[must_use]
pub fn person_done(platform: &str, company: &str, id: &str, (done, asked): (&str, &str)) -> String {
    let kept = kept(asked);
    let told = [(BACK, kept.as_str()), ("hecho", done)];
    asking(&person(platform, company, id), &told)
}

/// The same, asking once before `what` is done to the person.
#[must_use]
pub fn person_asked(
    platform: &str,
    company: &str,
    id: &str,
    (what, asked): (&str, &str),
) -> String {
    let kept = kept(asked);
    let asks = [(BACK, kept.as_str()), ("pedir", what)];
    asking(&person(platform, company, id), &asks)
}

/// The same with the changes before that place.
#[must_use]
pub fn person_before(
    platform: &str,
    company: &str,
    id: &str,
    (before, asked): (&str, &str),
) -> String {
    let kept = kept(asked);
    let told = [(BACK, kept.as_str()), ("antes", before)];
    asking(&person(platform, company, id), &told) + "#historial"
}

/// Under which name an address keeps what the list was asked for.
pub const BACK: &str = "volver";

/// What a list of people can be asked for.
const ASKED: [&str; 5] = ["buscar", "estado", "perfil", "seccion", "orden"];

/// What the list was asked for, as the pages after it carry it: the end of an address, made anew by
/// [`asking`](super::asking) of what the list knows. The router decodes what was decoded already, so
/// that signs stand there bare or escaped. Whatever else is sent in its place is nothing.
#[must_use]
pub fn kept(asked: &str) -> String {
    let rest = asked.strip_prefix('?').filter(|rest| rest.len() < 1_000);
    let pairs = rest.unwrap_or_default().split('&');
    let pairs = pairs.filter_map(|pair| pair.split_once('='));
    let known = pairs.filter(|(name, _)| ASKED.contains(name));
    let known: Vec<_> = known.map(|(name, value)| (name, bare(value))).collect();
    let known: Vec<_> = known
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    asking("", &known)
}

/// A value without its escapes; what only looks like one stays.
fn bare(value: &str) -> String {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let escaped = after.get(..2).filter(|_| *first == b'%');
        let escaped = escaped.filter(|two| two.iter().all(u8::is_ascii_hexdigit));
        let escaped = escaped.and_then(|two| str::from_utf8(two).ok());
        let escaped = escaped.and_then(|two| u8::from_str_radix(two, 16).ok());
        bytes.push(escaped.unwrap_or(*first));
        let read = if escaped.is_some() { 2 } else { 0 };
        rest = after.get(read..).unwrap_or_default();
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The list as it was asked for, with the news that several were changed, and what takes it back.
#[must_use]
pub fn people_changed(
    platform: &str,
    company: &str,
    (changed, refused): (usize, usize),
    (act, asked): (&str, &str),
) -> String {
    let news = format!("cambiadas={changed}&protegidas={refused}&deshacer={act}");
    people_told(platform, company, asked, &news)
}

/// The list as it was asked for, with the news that it was taken back.
#[must_use]
pub fn people_restored(platform: &str, company: &str, people: usize, asked: &str) -> String {
    let news = format!("repuestas={people}");
    people_told(platform, company, asked, &news)
}

fn people_told(platform: &str, company: &str, asked: &str, news: &str) -> String {
    let kept = kept(asked);
    let sign = if kept.is_empty() { '?' } else { '&' };
    people(platform, company) + &kept + &format!("{sign}{news}")
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a63_what_the_list_was_asked_for_is_kept_and_nothing_else_is() {
        let asked = asking("", &[("buscar", "ñandú & \"x\""), ("orden", "recientes")]);
        assert_eq!(kept(&asked), asked);
        for other in [
            "",
            "//elsewhere.example",
            "?a=b#c",
            "?a=b\r\nc",
            "?a=<b>",
            "a=b",
        ] {
            assert_eq!(kept(other), "", "{other:?}");
        }
        // As the router hands it over, which decodes twice.
        assert_eq!(kept("?buscar=jorge pinto"), "?buscar=jorge%20pinto");
        assert_eq!(kept("?buscar=ñ%zz%4&ids=1"), "?buscar=%C3%B1%25zz%254");
        let back = people_changed("gestion", "c", (2, 1), ("a", &asked));
        assert!(back.starts_with("/gestion/e/c/personas?buscar="));
        assert!(back.ends_with("&orden=recientes&cambiadas=2&protegidas=1&deshacer=a"));
        let plain = people_changed("gestion", "c", (2, 1), ("a", "/other"));
        assert_eq!(
            plain,
            "/gestion/e/c/personas?cambiadas=2&protegidas=1&deshacer=a"
        );
        let restored = people_restored("gestion", "c", 2, &asked);
        assert!(restored.ends_with("&orden=recientes&repuestas=2"));
        assert_eq!(
            people_restored("gestion", "c", 2, "//other"),
            "/gestion/e/c/personas?repuestas=2"
        );
    }

    #[test]
    fn a59_a63_a_ficha_keeps_what_its_list_was_asked_for() {
        let card = person("gestion", "c", "p");
        let from = "?buscar=d%C3%ADaz&orden=recientes";
        let kept = "?volver=%3Fbuscar%3Dd%25C3%25ADaz%26orden%3Drecientes";
        let of = |address: String| address.replacen(&card, "", 1);
        assert_eq!(of(person_listed("gestion", "c", "p", from)), kept);
        let asks = person_asked("gestion", "c", "p", ("baja", from));
        assert_eq!(of(asks), format!("{kept}&pedir=baja"));
        let done = person_done("gestion", "c", "p", ("perfil", from));
        assert_eq!(of(done), format!("{kept}&hecho=perfil"));
        let older = person_before("gestion", "c", "p", ("7", from));
        assert_eq!(of(older), format!("{kept}&antes=7#historial"));
        // From elsewhere, or from a list that nothing was asked for, nothing is kept.
        for other in ["", "//elsewhere.example", "?a=<b>"] {
            assert_eq!(person_listed("gestion", "c", "p", other), card);
            assert_eq!(person_asked("gestion", "c", "p", ("", other)), card);
        }
    }
}
