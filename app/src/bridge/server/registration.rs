//! The registration form as its page shows it.

use crate::registration::api::FormView;

impl From<backend::registration::Form> for FormView {
    fn from(form: backend::registration::Form) -> Self {
        Self {
            typed: form.typed,
            kept: form.kept,
            on_file: form.on_file,
            looked_up: form.looked_up,
            has_password: form.has_password,
            today: form.today,
        }
    }
}
