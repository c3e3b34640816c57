//! «Cerrar sesión»: a real form, so that it works before and without script.

use leptos::prelude::*;

use super::api::SignOut;
use crate::act::Act;
use crate::text::sign_in as words;
use crate::ui;

/// One button.
#[component]
pub fn SignOutForm(
    /// The platform's address word.
    slug: String,
) -> impl IntoView {
    let action = Act::<SignOut>::new();
    view! {
        <ui::Form action>
            <ui::Hidden name="platform" value=slug/>
            <ui::Button kind=ui::ButtonKind::Plain>{words::SIGN_OUT}</ui::Button>
        </ui::Form>
    }
}
