//! Pages of whoever is inside.

use leptos_router::path;

use super::{Rooms, page};
use crate::{account, first_steps, home, second_factor, services};

/// Those of a platform.
pub(super) fn rooms() -> Rooms {
    vec![
        page(path!("inicio"), home::Page),
        page(path!("primeros-pasos"), first_steps::Page),
        page(path!("servicios/:key"), services::Page),
        page(path!("cuenta"), account::Page),
        page(path!("cuenta/correo"), account::Email),
        page(path!("cuenta/correo/confirmar"), account::EmailConfirm),
        page(path!("cuenta/correo/deshacer"), account::EmailUndo),
        page(path!("cuenta/correo/objetar"), account::EmailObject),
        page(path!("cuenta/datos"), account::Data),
        page(path!("cuenta/datos/copia"), account::DataCopy),
        page(path!("cuenta/historial"), account::History),
        page(path!("cuenta/sesiones"), account::Sessions),
        page(path!("cuenta/seguridad"), second_factor::Security),
        page(path!("cuenta/celular"), second_factor::Mobile),
    ]
}
