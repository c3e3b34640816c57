//! What the menu in the person's corner leads to. Worked out where the rights are known, so that no
//! program in the browser carries the addresses of rooms that it does not have.

use domain::access::Staff;
use domain::locale::Voice;
use domain::platform::Face;

use crate::{routes, text};

/// An address and its title.
pub type Line = (String, &'static str);

/// Home, «Configuración de cuenta» and, where there are companies to choose from, «Cambiar de
/// usuario»; from inside of the company that the address names.
#[must_use]
pub fn own(slug: &str, inside: Option<&str>, belongs: bool) -> Vec<Line> {
    let account = routes::account(slug);
    let (home, account) = match inside {
        Some(company) => (
            routes::company(slug, company),
            routes::beside(&account, company),
        ),
        None => (routes::home(slug), account),
    };
    let mut lines = vec![
        (home, text::home::title(Voice::Tu)),
        (account, text::account::TITLE),
    ];
    if belongs {
        lines.push((routes::companies(slug), text::companies::CHANGE));
    }
    lines
}

/// The rooms of somebody with a role, as far as the platform has them.
#[must_use]
pub fn rooms(face: &Face, staff: Staff) -> Vec<Line> {
    let slug = face.slug.as_str();
    match staff {
        Staff::HelpDesk => {
            let queue = (routes::desk(slug), text::desk::TITLE);
            let people = (routes::desk_people(slug), text::desk_people::TITLE);
            let perfiles = (routes::desk_perfiles(slug), text::desk_perfiles::TITLE);
            let queue = face.pqrsf.map(|_| queue);
            let perfiles = face.has_companies().then_some(perfiles);
            queue.into_iter().chain([people]).chain(perfiles).collect()
        }
        Staff::PlatformAdmin => vec![
            (routes::administration(slug), text::administration::TITLE),
            (routes::rules(slug), text::rules::TITLE),
        ],
        Staff::Coordination => vec![(routes::coordination(slug), text::coordination::TITLE)],
    }
}
