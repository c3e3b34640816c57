//! The chapter of the manual about an institution's people (A-60, A-61, Q39). Such a platform is
//! Chilean, so all of this speaks *tú*.

use super::manual::{Chapter, owned};
use crate::routes::MANUAL_MEMBERS;

/// The chapter.
#[must_use]
pub fn chapter() -> Chapter {
    let steps = owned(&[
        "En el inicio de la institución, abre «Gestión de personas y usuarios»: ahí está quién tiene \
         cuenta y con qué perfil, y quién aún no acepta su invitación. Busca por nombre, RUT o \
         correo, o filtra por estado y perfil.",
        "Para que alguien deje de entrar, abre su ficha, presiona «Inhabilitar», elige el motivo y \
         confirma. Su cupo queda libre y la persona recibe un aviso con el motivo. A varias a la vez \
         las marcas en la lista; puedes deshacerlo durante 24 horas, también desde «Pendientes».",
        "Para que vuelva a entrar, presiona «Habilitar» en su ficha: ocupa otra vez un cupo del plan.",
        "Si eres Súper Administrador, cambias su perfil en la ficha con «Cambiar el perfil»: Súper \
         Administrador, Administrador o Usuario.",
        "En «Pendientes» están las invitaciones que esperan, las que vencen y las que no llegaron. \
         «Recordar a todos» las envía otra vez, con un enlace nuevo.",
        "«Descargar la lista» hace un archivo para tu planilla con las personas que coinciden.",
    ]);
    let title = "Las personas de la institución: estado, perfil e invitaciones";
    (MANUAL_MEMBERS, title, steps)
}
