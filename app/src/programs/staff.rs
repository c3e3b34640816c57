//! Pages of those who help others and keep the platform.

use leptos_router::path;

use super::{Rooms, page};
use crate::{
    administration, coordination, desk, desk_people, institutions, invitations, operation, rules,
};

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
        page(path!("operacion"), operation::Page),
        page(path!("operacion/ingresar"), operation::Entrance),
        page(path!("operacion/instituciones"), institutions::Page),
        page(path!("e/:company/cuentas"), invitations::Panel),
        page(path!("e/:company/cuentas/personas"), invitations::People),
    ]
}
