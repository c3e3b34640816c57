//! Pages inside of a company, and the table that leads to the others: changing between companies
//! loads no program anew.

use leptos_router::path;

use super::{Rooms, page};
use crate::{companies, inside, module, role};

/// Those of a platform.
pub(super) fn rooms() -> Rooms {
    vec![
        page(path!("empresas"), companies::Page),
        page(path!("e/:company"), inside::Home),
        page(path!("e/:company/administradores"), inside::Administrators),
        page(path!("e/:company/datos-tributarios"), inside::Tax),
        page(path!("e/:company/hoja"), inside::Sheet),
        page(path!("e/:company/usuarios"), inside::Perfiles),
        page(path!("e/:company/modulos"), module::Modules),
        page(path!("e/:company/modulos/:module"), module::Module),
        page(path!("e/:company/perfiles"), role::Roles),
        page(path!("e/:company/perfiles/porque"), role::Reason),
        page(path!("e/:company/perfiles/suplentes"), role::StandIns),
        page(path!("e/:company/perfiles/:role"), role::Role),
        page(path!("e/:company/perfiles/:role/eliminar"), role::Removal),
        page(path!("e/:company/solicitudes"), module::Requests),
    ]
}
