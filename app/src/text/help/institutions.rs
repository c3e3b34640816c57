//! The chapter of the manual about an institution's people (A-60, A-61, Q39). Such a platform is
//! Chilean, so all of this speaks *tú*.

use super::manual::{Chapter, owned};
use crate::routes::MANUAL_MEMBERS;

/// The chapter.
#[must_use]
pub fn chapter() -> Chapter {
    let steps = owned(&[
        "En el inicio de la institución, abre «Cuentas de usuario» y presiona «Personas de la \
         institución»: ahí está quién tiene cuenta y con qué perfil.",
        "Para que alguien deje de entrar, presiona «Inhabilitar» junto a su nombre, elige el motivo y \
         confirma. Su cupo queda libre y la persona recibe un aviso con el motivo.",
        "Para que vuelva a entrar, presiona «Habilitar» y confirma: ocupa otra vez un cupo del plan.",
        "Si eres Súper Administrador, cambias su perfil con «Cambiar»: Súper Administrador, \
         Administrador o Usuario.",
    ]);
    let title = "Inhabilitar a una persona y cambiar su perfil";
    (MANUAL_MEMBERS, title, steps)
}
