//! Pages of those who help others and keep the platform.

use leptos_router::path;

use super::{Rooms, page};
use crate::{administration, bulk, coordination, desk, desk_people, operation, people, rules};

/// Those of a platform.
pub(super) fn rooms() -> Rooms {
    vec![
        page(path!("mesa"), desk::Queue),
        page(path!("mesa/personas"), desk_people::Page),
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
        page(path!("coordinacion"), coordination::Page),
        page(path!("e/:company/cargas"), bulk::Room),
        page(path!("e/:company/cargas/:id"), bulk::Load),
        page(path!("e/:company/personas"), people::List),
        page(path!("e/:company/personas/agregar"), people::Add),
        page(path!("e/:company/personas/pendientes"), people::Pending),
        page(path!("e/:company/personas/cambiar"), people::Chosen),
        page(path!("e/:company/personas/:id"), people::Card),
        page(path!("e/:company/estructura"), people::Structure),
        page(path!("operacion"), operation::Page),
        page(path!("operacion/ingresar"), operation::Entrance),
    ]
}
