//! One line about somebody: an address, a number, a day. Written once for all forms, because each
//! field that is written out is a part of the browser's program.

use domain::refusal::Field as Name;
use leptos::prelude::*;

use crate::ui;

/// The field, made inside of its form; empty hints are none. Nobody is without a RUT, and everything
/// else may stay empty.
pub(super) fn line(
    kind: &'static str,
    (label, hint): (&'static str, &'static str),
    name: Name,
    value: String,
) -> AnyView {
    let optional = name != Name::Document;
    view! {
        <ui::Field
            label
            name=name.name()
            kind
            value
            hint
            literal=true
            optional
            autocomplete="off"
            maxlength=254
        />
    }
    .into_any()
}
