//! `/{platform}/e/{company}/…`: everything inside of one company. The company stands in the address;
//! each page is made anew for each company, so that nothing of one stays when another is entered.

mod administrators;
pub mod api;
mod cards;
mod home;
mod offers;
pub mod perfil_api;
mod perfiles;
mod sheet;
mod tax;
pub mod tax_api;

use domain::Refusal;
use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_params_map};
use serde::de::DeserializeOwned;

use crate::failure::Failure;
use crate::load::Load;
use crate::platform::use_face;
use crate::text::{self, inside as words};
use crate::{not_found, routes, ui};

pub use administrators::Administrators;
pub use home::Home;
pub use perfiles::Perfiles;
pub use sheet::Sheet;
pub use tax::Tax;

/// The page of the company that the address names.
pub(crate) fn of_address(page: fn(String) -> AnyView) -> impl IntoView {
    let params = use_params_map();
    let company =
        Memo::new(move |_| params.with(|params| params.get("company").unwrap_or_default()));
    move || page(company.get())
}

/// What a page of a company shows of its data; in their place, why it does not open.
pub(crate) fn shown<T>(
    source: Load<T>,
    then: impl Fn(T) -> AnyView + Send + Sync + 'static,
) -> AnyView
where
    T: Clone + DeserializeOwned + 'static,
{
    view! { <ui::Loaded source then otherwise=closed/> }.into_any()
}

/// In place of a page of a company: it is none of the person's, or the door is shut.
pub(crate) fn closed(failure: Failure) -> AnyView {
    let face = use_face();
    match failure {
        Failure::Refused(Refusal::NotFound | Refusal::NotAllowed) => {
            view! { <not_found::Inside/> }.into_any()
        }
        Failure::Refused(
            Refusal::CompanyEnded | Refusal::MembershipDisabled { .. } | Refusal::SignInAgain,
        ) => {
            let other = routes::companies(face.slug.as_str());
            let (title, label) = match face.exclusive {
                true => (words::SHUT_SEATED, words::OTHER_SEATED),
                false => (words::SHUT, words::OTHER),
            };
            let way = view! { <ui::ButtonLink href=other>{label}</ui::ButtonLink> };
            instead(title, &failure, way.into_any())
        }
        failure => {
            let here = use_location();
            let again = move || format!("{}?{}", here.pathname.get(), here.search.get());
            let way = view! { <ui::ButtonLink href=again()>{words::AGAIN}</ui::ButtonLink> };
            instead(words::NOT_SHOWN, &failure, way.into_any())
        }
    }
}

/// A page that says why it is not the one that was asked for, and where to go.
fn instead(title: &'static str, failure: &Failure, way: AnyView) -> AnyView {
    let face = use_face();
    let seated = failure.refusal().filter(|_| face.exclusive);
    let why = match seated.and_then(words::shut_seated) {
        Some(why) => view! {
            <ui::Notice kind=ui::NoticeKind::Danger announced=true><p>{why}</p></ui::Notice>
        }
        .into_any(),
        None => text::problem::apology(failure, face.voice()),
    };
    view! {
        <ui::Page title=title width=ui::Width::Text>
            <ui::Heading>{title}</ui::Heading>
            {why}
            <ui::Actions>{way}</ui::Actions>
        </ui::Page>
    }
    .into_any()
}
