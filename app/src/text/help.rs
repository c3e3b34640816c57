//! Words of the help centre (A-18, A-35, A-50 to, W-35, W-36, C-37).

mod access;
mod accounts;
mod administrators;
pub mod companies;
mod general;
mod guide;
mod institutions;
mod joining;
mod keys;
pub mod manual;
mod steps;
mod trouble;

use domain::locale::Voice;
use domain::platform::{Face, Guide};
use domain::search::Vocabulary;

use super::say;
use crate::help::{Article, Way};

pub use manual::PICTURE;

/// The help centre, as a card and as a link.
pub const TITLE: &str = "Ayuda";
/// The help centre (W-35).
pub const CENTRE: &str = "Centro de ayuda";
/// Where a page stands, spoken.
pub const WHERE: &str = "Ruta de la página";
/// What an article holds.
pub const CONTENTS: &str = "Contenido";
/// The list of articles.
pub const ARTICLES: &str = "Temas";
/// Name of the search in the address.
pub const WANTED: &str = "buscar";
/// Searches.
pub const SEARCH: &str = "Buscar";
/// What was found.
pub const RESULTS: &str = "Resultados";
/// Back from them.
pub const EVERYTHING: &str = "Ver todos los temas";
/// Nothing was found.
pub const NOTHING: &str = "Sin resultados";
/// The place of the contacts in each page.
pub const CONTACT: &str = "contacto";
/// A question on the pages where it arises.
pub const TROUBLE: &str = "¿Problemas para entrar?";
/// The same, where a worker registers.
pub const ABOUT_CARD: &str = "¿Qué pasa si el número no está correcto?";
/// The same, where the registration is shut.
pub const ABOUT_PAUSE: &str = "¿El registro quedó en pausa?";
/// The same, where a company administers its accesses.
pub const ABOUT_ADMINISTRATORS: &str = "Preguntas sobre el rol de administrador";
/// The same, where a company opens its account.
pub const ABOUT_OPENING: &str = "Ver la guía para crear la cuenta";
/// The same, where the first password is chosen.
pub const ABOUT_FIRST_PASSWORD: &str = "Ver la guía del primer inicio de sesión";

/// The same, where the people of a company are.
pub const ABOUT_PEOPLE: &str = "¿Cómo inhabilito a un usuario?";
/// The same, where their perfiles are.
pub const ABOUT_PERFILES: &str = "¿Se puede cambiar el perfil de un usuario?";
/// The same, where a perfil is designed.
pub const ABOUT_DESIGN: &str = "Ver el paso a paso para diseñar un perfil";
/// The same, where somebody stands in.
pub const ABOUT_STAND_INS: &str = "Ver el paso a paso para nombrar a un suplente";
/// The same, where it is asked why somebody may see something.
pub const ABOUT_WHY: &str = "Ver el paso a paso para preguntar";
/// The same, where its sections are.
pub const ABOUT_STRUCTURE: &str = "¿Qué relación hay entre la estructura y los usuarios?";
/// The same, where something waits.
pub const ABOUT_PENDING: &str = "Ver el paso a paso de lo pendiente";
/// The same, where files are loaded.
pub const ABOUT_LOADS: &str = "¿Cómo funcionan las cargas masivas?";
/// The same, where a module is missing.
pub const ABOUT_MODULES: &str = "¿Quién da el acceso a otros módulos?";
/// The same, where modules are granted.
pub const ABOUT_REQUESTS: &str = "Ver el paso a paso para responder una solicitud";
/// The same, where an institution has its people.
pub const ABOUT_MEMBERS: &str = "Ver el paso a paso para inhabilitar y cambiar perfiles";
/// The same, where an institution invites.
pub const ABOUT_ACCOUNTS: &str = "¿Cómo se crea una cuenta institucional?";

/// Words that say nothing, and words that mean the same, for those who search.
pub const VOCABULARY: Vocabulary = Vocabulary {
    idle: &[
        "como", "con", "cual", "cuando", "del", "donde", "hacer", "las", "los", "mis", "nos",
        "para", "pero", "por", "puede", "puedo", "que", "quiero", "ser", "sin", "sobre", "son",
        "sus", "tiene", "tengo", "una", "uno",
    ],
    alike: &[
        &["clav", "contrase", "password"],
        &["correo", "mail", "email"],
        &["celular", "movil", "telefono"],
        &["perfil", "rol", "permiso"],
        &["ingres", "entr", "acced", "login", "sesion"],
        &["inhabilit", "deshabilit", "baja", "desvincul"],
        &["bloque", "pausa"],
        &["carnet", "cedula", "serie"],
        &["pag", "cobr", "tarjeta", "transferencia"],
    ],
};

/// Every article of the platform, in the order of the list.
#[must_use]
pub fn articles(face: &Face) -> Vec<Article> {
    let mut articles = Vec::new();
    if face.guides.contains(&Guide::KeysAndUsers) {
        articles.push(keys::article(face));
    }
    if face.guides.contains(&Guide::FirstUse) {
        articles.extend(guide::articles(face));
    }
    if face.guides.contains(&Guide::Accounts) {
        articles.extend(accounts::articles(face));
    }
    if !face.guides.contains(&Guide::KeysAndUsers) {
        articles.push(access::article(face));
    }
    articles.push(steps::article(face));
    articles.push(manual::article(face));
    articles
}

/// Under the centre's title.
#[must_use]
pub fn centre_lead(voice: Voice) -> &'static str {
    say(
        voice,
        "Busca una respuesta, elige un tema o habla con nosotros.",
        "Busque una respuesta, elija un tema o hable con nosotros.",
    )
}

/// Over the search.
#[must_use]
pub fn search_label(voice: Voice) -> &'static str {
    say(voice, "¿Qué necesitas saber?", "¿Qué necesita saber?")
}

/// How much was found.
#[must_use]
pub fn found(count: usize, wanted: &str) -> String {
    match count {
        0 => format!("No hay respuestas para «{wanted}»."),
        1 => format!("1 respuesta para «{wanted}»."),
        count => format!("{count} respuestas para «{wanted}»."),
    }
}

/// What to try where nothing was found.
#[must_use]
pub fn nothing_lead(voice: Voice) -> &'static str {
    say(
        voice,
        "Prueba con otra palabra, por ejemplo «contraseña» o «correo», o habla con nosotros.",
        "Pruebe con otra palabra, por ejemplo «contraseña» o «correo», o hable con nosotros.",
    )
}

/// Who is not registered as a worker.
#[must_use]
pub fn prevention_officer(voice: Voice) -> &'static str {
    say(
        voice,
        "Si no apareces registrado como trabajador de la empresa, habla con el encargado de \
         prevención de tu organización.",
        "Si no aparece registrado como trabajador de la empresa, hable con el encargado de \
         prevención de su organización.",
    )
}

/// People to talk to.
#[must_use]
pub fn contacts_title(voice: Voice) -> &'static str {
    say(voice, "Habla con nosotros", "Hable con nosotros")
}

/// A sentence in which somebody is reached: what stands before the way to them, and after it.
pub type Line = (String, Option<Way>, String);

/// Whom to ask, one sentence each: all of it is data of the platform.
#[must_use]
pub fn contacts(face: &Face) -> Vec<Line> {
    let voice = face.voice();
    let contacts = &face.contacts;
    let officer = contacts
        .prevention_officer
        .then(|| (prevention_officer(voice).to_owned(), None, String::new()));
    let phone = contacts.phone.as_ref().map(|phone| {
        let call = say(voice, "llama", "llame");
        let who = contacts.support.as_ref();
        let who = who.map(|who| format!("a {who} ")).unwrap_or_default();
        let way = Way::to(format!("tel:{}", phone.replace(' ', "")), phone);
        let hours = contacts.hours.as_deref().map(aside).unwrap_or_default();
        let before = format!("Para cualquier otro problema, {call} {who}al ");
        (before, Some(way), format!("{hours}."))
    });
    let email = contacts.email.as_ref().map(|email| {
        let write = say(voice, "Escríbenos a ", "Escríbanos a ");
        let way = Way::to(format!("mailto:{email}"), email);
        (write.to_owned(), Some(way), ".".to_owned())
    });
    [officer, phone, email].into_iter().flatten().collect()
}

/// Inside of a sentence, where no capital begins it.
fn aside(told: &str) -> String {
    let mut letters = told.chars();
    let first = letters.next().map(|first| first.to_ascii_lowercase());
    let rest = letters.as_str();
    first.map_or_else(String::new, |first| format!(" ({first}{rest})"))
}

/// The help line as it stands after «llama»: «a Soporte ACHS al 600 600 2247».
#[must_use]
pub fn line(face: &Face) -> Option<String> {
    let phone = face.contacts.phone.as_ref()?;
    Some(match &face.contacts.support {
        Some(support) => format!("a {support} al {phone}"),
        None => format!("al {phone}"),
    })
}

#[cfg(test)]
mod tests {
    use super::aside;

    #[test]
    fn x08_hours_inside_of_a_sentence_begin_with_a_small_letter() {
        assert_eq!(aside("Lunes a viernes"), " (lunes a viernes)");
        assert_eq!(aside("7 a 17"), " (7 a 17)");
        assert_eq!(aside(""), "");
    }
}
