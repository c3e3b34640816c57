//! Pages inside of a company, and the table that leads to the others: changing between companies
//! loads no program anew.

use leptos_router::path;

use super::{Rooms, page};
use crate::{companies, inside};

/// Those of a platform.
pub(super) fn rooms() -> Rooms {
    vec![
        page(path!("empresas"), companies::Page),
        page(path!("e/:company"), inside::Home),
        page(path!("e/:company/administradores"), inside::Administrators),
        page(path!("e/:company/hoja"), inside::Sheet),
        page(path!("e/:company/usuarios"), inside::Perfiles),
    ]
}
