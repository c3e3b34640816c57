//! Pages of a company that opens its account, from the acquisition to the first call.

use leptos_router::path;

use super::{Rooms, page};
use crate::{coordination, institutions, opening, operation};

/// Those of a platform.
pub(super) fn rooms() -> Rooms {
    vec![
        page(path!("empresa"), opening::Identify),
        page(path!("empresa/datos"), opening::Details),
        page(path!("empresa/revisar"), opening::Check),
        page(path!("empresa/lista"), opening::Done),
        page(path!("empresa/reenviar"), opening::Again),
        page(path!("coordinacion"), coordination::Page),
        page(path!("operacion"), operation::Page),
        page(path!("operacion/empresas"), operation::Companies),
        page(path!("operacion/ingresar"), operation::Entrance),
        page(path!("operacion/instituciones"), institutions::Page),
        page(path!("operacion/usuarios"), operation::FirstUsers),
    ]
}
