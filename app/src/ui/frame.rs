//! The frame of every page: skip link, slim header with brand and person's corner, main part,
//! footer.

use leptos::children::ViewFnOnce;
use leptos::prelude::*;

use super::logo::Logo;
use super::offline::Offline;
use super::words;

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
    /// A line above everything, such as «Demostración»; empty where there is none.
    #[prop(optional, into)]
    banner: String,
    /// The person's corner: [`super::Person`], or a link to sign in.
    #[prop(optional, into)]
    corner: ViewFnOnce,
    /// Help, hours, privacy.
    #[prop(optional, into)]
    footer: ViewFnOnce,
    /// A [`super::Page`].
    children: Children,
) -> impl IntoView {
    let mark = brand.clone();
    view! {
        <div class="frame" data-brand=brand>
            <a class="frame__skip" href="#contenido">{words().skip}</a>
            <header>
                {(!banner.is_empty()).then(|| view! { <p class="frame__banner">{banner}</p> })}
                <div class="frame__header">
                    <a class="frame__brand" href=home>
                        <Logo brand=mark />
                        <span class="frame__name">{name}</span>
                    </a>
                    <div class="frame__corner">{corner.run()}</div>
                </div>
            </header>
            <main class="frame__main" id="contenido" tabindex="-1">
                {children()}
            </main>
            <footer class="frame__footer">{footer.run()}</footer>
            <Offline />
        </div>
    }
}
