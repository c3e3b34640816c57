//! Pages of those who help others and keep the platform.

use leptos_router::path;

use super::{Rooms, page};
use crate::{administration, desk, desk_mailboxes, desk_people, desk_perfiles, rules};

/// Those of a platform.
pub(super) fn rooms() -> Rooms {
    vec![
        page(path!("mesa"), desk::Queue),
        page(path!("mesa/personas"), desk_people::Page),
        page(path!("mesa/perfiles"), desk_perfiles::Page),
        page(path!("mesa/correos"), desk_mailboxes::Page),
        page(path!("mesa/:number"), desk::Case),
        page(path!("administracion"), administration::Page),
        page(
            path!("administracion/solicitudes"),
            administration::Requests,
        ),
        page(
            path!("administracion/solicitudes/:id"),
            administration::Request,
        ),
        page(path!("administracion/padron"), administration::Registry),
        page(path!("administracion/padron/:id"), administration::Import),
        page(path!("administracion/auditoria"), administration::Audit),
        page(path!("administracion/mensajes"), administration::Messages),
        page(path!("administracion/reglas"), rules::Page),
    ]
}
