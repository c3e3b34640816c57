//! Pages of whoever is not inside yet.

use leptos_router::path;

use super::{Rooms, page};
use crate::{
    activation, challenge, first_steps, front, help, invitation, mailbox, opening, platform, pqrsf,
    recovery, registration, review, second_factor, sign_in, whereabouts, worker,
};

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
        page(path!("ayuda"), help::Page),
        page(path!("ayuda/ingresar"), help::SignIn),
        page(path!("ayuda/manual"), help::Manual),
        page(path!("ingresar"), sign_in::Page),
        page(path!("ingresar/codigo"), second_factor::Code),
        page(path!("ingresar/otra-clave"), first_steps::Ask),
        page(path!("primera-clave"), first_steps::Choose),
        page(path!("empresa"), opening::Identify),
        page(path!("empresa/datos"), opening::Details),
        page(path!("empresa/revisar"), opening::Check),
        page(path!("empresa/lista"), opening::Done),
        page(path!("empresa/reenviar"), opening::Again),
        page(path!("invitacion"), invitation::Page),
        page(path!("recuperar"), recovery::Ask),
        page(path!("recuperar/enviado"), recovery::Sent),
        page(path!("recuperar/clave"), recovery::Choose),
        page(path!("registro"), registration::Page),
        page(path!("registro/confirmar"), registration::Confirm),
        page(path!("registro/listo"), registration::Saved),
        page(path!("registro/estado"), whereabouts::Page),
        page(path!("registro/enviado"), worker::Sent),
        page(path!("registro/clave"), worker::Choose),
        page(path!("registro/detener"), worker::Stop),
        page(path!("registro/pausa"), worker::Lift),
        page(path!("activar"), activation::Page),
        page(path!("preguntas"), challenge::Page),
        page(path!("preguntas/codigo"), challenge::Code),
        page(path!("datos"), review::Page),
        page(path!("pqrsf"), pqrsf::Page),
        page(path!("pqrsf/radicada"), pqrsf::Filed),
        page(path!("pqrsf/estado"), pqrsf::Status),
    ]
}
