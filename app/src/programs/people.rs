//! Pages of whoever runs the people of a company: who they are, where they work, files of them, and
//! an institution's invitations.

use leptos_router::path;

use super::{Rooms, page};
use crate::{bulk, invitations, people};

/// Those of a platform.
pub(super) fn rooms() -> Rooms {
    vec![
        page(path!("e/:company/cuentas"), invitations::Panel),
        page(path!("e/:company/cargas"), bulk::Room),
        page(path!("e/:company/cargas/:id"), bulk::Load),
        page(path!("e/:company/personas"), people::List),
        page(path!("e/:company/personas/agregar"), people::Add),
        page(path!("e/:company/personas/pendientes"), people::Pending),
        page(path!("e/:company/personas/cambiar"), people::Chosen),
        page(path!("e/:company/personas/:id"), people::Card),
        page(path!("e/:company/estructura"), people::Structure),
    ]
}
