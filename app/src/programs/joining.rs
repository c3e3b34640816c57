//! Pages of whoever gets an account, proves who they are, or asks for help with that.

use leptos_router::path;

use super::{Rooms, page};
use crate::{
    activation, appointment, challenge, invitation, pqrsf, registration, review, whereabouts,
    worker,
};

/// Those of a platform.
pub(super) fn rooms() -> Rooms {
    vec![
        page(path!("registro"), registration::Page),
        page(path!("registro/confirmar"), registration::Confirm),
        page(path!("registro/listo"), registration::Saved),
        page(path!("registro/estado"), whereabouts::Page),
        page(path!("registro/enviado"), worker::Sent),
        page(path!("registro/clave"), worker::Choose),
        page(path!("registro/detener"), worker::Stop),
        page(path!("registro/pausa"), worker::Lift),
        page(path!("nombramiento"), appointment::Page),
        page(path!("invitacion"), invitation::Page),
        page(path!("activar"), activation::Page),
        page(path!("preguntas"), challenge::Page),
        page(path!("preguntas/codigo"), challenge::Code),
        page(path!("datos"), review::Page),
        page(path!("pqrsf"), pqrsf::Page),
        page(path!("pqrsf/radicada"), pqrsf::Filed),
        page(path!("pqrsf/estado"), pqrsf::Status),
    ]
}
