//! Several lines of somebody's own words: label, hint, what is wrong, the area, its help.
//!
//! The only maker of `<textarea>`. Text inside of one is not escaped by the renderer, and its
//! `value` stands in no markup, so what it starts with is escaped here (ruling 17).

use leptos::prelude::*;

use super::field::{Shell, Watch, described};
use super::id_of;

/// Several lines of text.
#[component]
pub fn Text(
    /// What is asked.
    #[prop(into)]
    label: String,
    /// Name under which it is sent; also its id.
    #[prop(into)]
    name: String,
    /// What it starts with.
    #[prop(optional, into)]
    value: String,
    /// One line that is always seen.
    #[prop(optional, into)]
    hint: Option<String>,
    /// The help message (H-15).
    #[prop(optional, into)]
    help: Option<String>,
    /// May stay empty.
    #[prop(optional)]
    optional: bool,
    /// What is wrong, when the form around it does not say it.
    #[prop(optional, into)]
    problem: MaybeProp<String>,
    /// Lines that are seen at once.
    #[prop(default = 6)]
    rows: u8,
    /// Longest input, in UTF-16 units.
    #[prop(optional)]
    maxlength: Option<u16>,
) -> impl IntoView {
    let id = id_of(&name);
    let watch = Watch::new(&name, problem, None);
    let shown = Signal::derive(move || watch.problem());
    let fine = Signal::derive(|| false);
    let described = described(&id, hint.is_some());
    view! {
        <Shell id=id.clone() label optional hint help problem=shown fine>
            <textarea
                class="field__input text"
                id=id
                name=name
                rows=rows.to_string()
                required=!optional
                maxlength=maxlength.map(|units| units.to_string())
                aria-describedby=described
                aria-invalid=move || shown.get().map(|_| "true")
                inner_html=escaped(&value)
            />
        </Shell>
    }
}

/// Text that no parser takes for markup.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn ruling_17_nothing_ends_the_area_early() {
        let typed = "</textarea><script>alert(1)</script> &lt;";
        let safe = "&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp;lt;";
        assert_eq!(escaped(typed), safe);
    }
}
