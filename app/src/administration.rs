//! `/{platform}/administracion`: the rooms of the platform's administrator (Q28, X-04, X-05).

pub mod api;
mod audit;
mod audit_line;
mod import;
mod import_found;
mod messages;
mod registry;
pub mod registry_api;
mod request;
mod requests;

use leptos::prelude::*;

use crate::load::load;
use crate::not_found::closed;
use crate::platform::use_face;
use crate::text::{administration as words, home, registry as registry_words, rules};
use crate::ui::{Card, Cards, Glyph};
use crate::{routes, ui};

pub use audit::Audit;
pub use import::Import;
pub use messages::Messages;
pub use registry::Registry;
pub use request::Request;
pub use requests::Requests;

/// `/{platform}/administracion`
#[component]
pub fn Page() -> impl IntoView {
    let face = use_face();
    let slug = face.slug.to_string();
    let rooms = load(|| (), move |()| api::load_rooms(slug.clone()));
    view! {
        <ui::Loaded
            source=rooms
            then={move |()| {
                let face = use_face();
                let slug = face.slug.to_string();
                let back = (routes::home(&slug), home::title(face.voice()));
                view! {
                    <ui::Page title=words::TITLE width=ui::Width::Wide back>
                        <ui::Heading lead=words::LEAD>{words::TITLE}</ui::Heading>
                        <Cards label=words::TITLE>
                            <Card
                                title=words::REQUESTS
                                text=words::REQUESTS_ABOUT
                                glyph=Glyph::Inbox
                                href=routes::requests(&slug)
                            />
                            <Card
                                title=registry_words::TITLE
                                text=registry_words::ABOUT
                                glyph=Glyph::Info
                                href=routes::registry(&slug)
                            />
                            <Card
                                title=words::AUDIT
                                text=words::AUDIT_ABOUT
                                glyph=Glyph::Shield
                                href=routes::audit(&slug)
                            />
                            <Card
                                title=words::MESSAGES
                                text=words::MESSAGES_ABOUT
                                glyph=Glyph::Mail
                                href=routes::messages(&slug)
                            />
                            <Card
                                title=rules::TITLE
                                text=rules::ABOUT
                                glyph=Glyph::Book
                                href=routes::rules(&slug)
                            />
                        </Cards>
                    </ui::Page>
                }
                .into_any()
            }}
            otherwise=closed
        />
    }
}
