//! `/{platform}/e/{company}/…`: everything inside of one company. The company stands in the address;
//! each page is made anew for each company, so that nothing of one stays when another is entered.

mod administrators;
pub mod api;
mod home;
mod offers;
pub mod perfil_api;
mod perfiles;
mod sheet;

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::failure::Failure;
use crate::platform::use_face;
use crate::text::{self, inside as words};
use crate::{not_found, routes, ui};

pub use administrators::Administrators;
pub use home::Home;
pub use perfiles::Perfiles;
pub use sheet::Sheet;

/// The page of the company that the address names.
pub(crate) fn of_address(page: fn(String) -> AnyView) -> impl IntoView {
    let params = use_params_map();
    let company =
        Memo::new(move |_| params.with(|params| params.get("company").unwrap_or_default()));
    move || page(company.get())
}

/// In place of a page of a company: it is none of the person's, or the door is shut.
pub(crate) fn closed(failure: Failure) -> AnyView {
    let face = use_face();
    match failure {
        Failure::Refused(domain::Refusal::NotFound | domain::Refusal::NotAllowed) => {
            view! { <not_found::Inside/> }.into_any()
        }
        failure => {
            let other = routes::companies(face.slug.as_str());
            view! {
                <ui::Page title=words::SHUT width=ui::Width::Text>
                    <ui::Heading>{words::SHUT}</ui::Heading>
                    {text::problem::apology(&failure, face.voice())}
                    <ui::Actions>
                        <ui::ButtonLink href=other>{words::OTHER}</ui::ButtonLink>
                    </ui::Actions>
                </ui::Page>
            }
            .into_any()
        }
    }
}
