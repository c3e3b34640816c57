//! Pages of whoever is not inside yet.

use leptos_router::path;

use super::{Rooms, page};
use crate::{first_steps, front, help, mailbox, platform, recovery, second_factor, sign_in};

/// Those that belong to no platform.
pub(super) fn outside() -> Rooms {
    vec![
        page(path!("/"), front::Page),
        page(path!("/buzon"), mailbox::ListPage),
        page(path!("/buzon/:id"), mailbox::LetterPage),
    ]
}

/// Those of a platform.
pub(super) fn rooms() -> Rooms {
    vec![
        page(path!(""), platform::Welcome),
        page(path!("privacidad"), platform::Privacy),
        page(path!("ayuda"), help::Centre),
        page(path!("ayuda/:article"), help::Page),
        page(path!("ingresar"), sign_in::Page),
        page(path!("ingresar/codigo"), second_factor::Code),
        page(path!("ingresar/celular"), second_factor::Mobile),
        page(path!("ingresar/otra-clave"), first_steps::Ask),
        page(path!("primera-clave"), first_steps::Choose),
        page(path!("recuperar"), recovery::Ask),
        page(path!("recuperar/enviado"), recovery::Sent),
        page(path!("recuperar/clave"), recovery::Choose),
    ]
}
