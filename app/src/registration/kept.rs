//! A field that is on file (Q21): its mask with a ☑, and the choice to keep it or to type another.
//! The other value's input is there without script too; the style shows it when it is chosen.

use leptos::prelude::*;

use crate::text::registration as words;
use crate::ui::{Glyph, Icon};

/// A field with a mask.
#[component]
pub(super) fn KeptField(
    /// The field's name; the choice is sent as `keep_…`.
    name: String,
    /// The field's label.
    label: &'static str,
    /// What is on file, masked.
    mask: String,
    /// Whether it is kept.
    kept: bool,
    /// The spoken name of the ☑.
    correct: &'static str,
    /// The ordinary field.
    children: Children,
) -> impl IntoView {
    let choice = format!("keep_{name}");
    let keep = format!("{choice}-yes");
    let another = format!("{choice}-no");
    let about = format!("{choice}-about");
    view! {
        <fieldset class="kept">
            <legend class="kept__label">
                {label}
                <span class="field__mark" role="img" aria-label=correct>
                    <Icon glyph=Glyph::Ticked/>
                </span>
            </legend>
            <div class="choice__line">
                <input
                    class="choice__input"
                    type="radio"
                    id=keep.clone()
                    name=choice.clone()
                    value="yes"
                    checked=kept
                    aria-describedby=about.clone()
                />
                <label class="choice__label" for=keep>{words::keep(&mask)}</label>
                <p class="choice__about" id=about>{words::ON_FILE}</p>
            </div>
            <div class="choice__line">
                <input
                    class="choice__input"
                    type="radio"
                    id=another.clone()
                    name=choice
                    value="no"
                    checked=!kept
                />
                <label class="choice__label" for=another>{words::TYPE_ANOTHER}</label>
            </div>
            <div class="kept__other">{children()}</div>
        </fieldset>
    }
}
