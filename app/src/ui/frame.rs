//! The frame of every page: skip link, slim header with brand, title and person's corner, main
//! part, footer.

use leptos::children::ViewFnOnce;
use leptos::prelude::*;

use super::logo::Logo;
use super::words;

/// How wide the main part may grow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Width {
    /// One column for a form.
    #[default]
    Form,
    /// A column for reading.
    Text,
    /// Lists and cards.
    Wide,
}

/// The frame of a page.
#[component]
pub fn Frame(
    /// Which block of brand tokens and which logo.
    #[prop(into)]
    brand: String,
    /// Name of the platform, beside the logo.
    #[prop(into)]
    name: String,
    /// Where logo and name lead.
    #[prop(into)]
    home: String,
    /// Where one is: title of a wizard or of a section.
    #[prop(optional, into)]
    title: Option<String>,
    /// A line above everything, such as «Demostración».
    #[prop(optional, into)]
    banner: Option<String>,
    /// How wide the main part may grow.
    #[prop(optional)]
    width: Width,
    /// The person's corner: [`super::Person`], or a link to sign in.
    #[prop(optional, into)]
    corner: ViewFnOnce,
    /// Help, hours, privacy.
    #[prop(optional, into)]
    footer: ViewFnOnce,
    /// The page.
    children: Children,
) -> impl IntoView {
    let width = match width {
        Width::Form => "form",
        Width::Text => "text",
        Width::Wide => "wide",
    };
    let mark = brand.clone();
    view! {
        <div class="frame" data-brand=brand data-width=width>
            <a class="frame__skip" href="#contenido">{words().skip}</a>
            <header>
                {banner.map(|banner| view! { <p class="frame__banner">{banner}</p> })}
                <div class="frame__header">
                    <a class="frame__brand" href=home>
                        <Logo brand=mark />
                        <span class="frame__name">{name}</span>
                    </a>
                    {title.map(|title| view! { <p class="frame__title">{title}</p> })}
                    <div class="frame__corner">{corner.run()}</div>
                </div>
            </header>
            <main class="frame__main" id="contenido" tabindex="-1">
                {children()}
            </main>
            <footer class="frame__footer">{footer.run()}</footer>
        </div>
    }
}
