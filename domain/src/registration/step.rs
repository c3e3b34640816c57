//! Where a registration stands. Server redirect, progress bar and browser tests ask this one
//! function.

use super::{Answers, Kept, Typed};
use crate::date::Date;
use crate::locale::Locale;

/// The pages of a registration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// The form.
    Form,
    /// «Confirmar Solicitud».
    Confirm,
    /// «Guardado Exitosamente»: the activation mail is on its way.
    Created,
}

/// A stored draft, as far as its steps are concerned.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DraftState {
    /// What was typed.
    pub typed: Typed,
    /// What is kept from the registry.
    pub kept: Kept,
    /// Whether a password was chosen and hashed (Q47).
    pub has_password: bool,
    /// Whether «Crear Nuevo Usuario» was pressed since the last «Cancelar».
    pub submitted: bool,
    /// Whether «Crear Usuario» was pressed.
    pub created: bool,
}

/// The first page that still needs the person. A draft that no longer parses, because the rules
/// or the calendar moved, goes back to the form.
pub fn next_step(draft: &DraftState, locale: Locale, today: Date) -> Step {
    if draft.created {
        return Step::Created;
    }
    let complete = || Answers::parse(&draft.typed, draft.kept, locale, today).is_ok();
    if draft.submitted && draft.has_password && complete() {
        Step::Confirm
    } else {
        Step::Form
    }
}
