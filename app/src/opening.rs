//! Opening a company's account behind the welcome link (W-05 to W-28): the RUT, the data, everything
//! once more, and what comes next.

mod again;
pub mod api;
mod check;
mod corporate;
mod details;
mod done;
mod fields;
mod identify;

use domain::platform::Face;
use leptos::prelude::*;

pub use again::Again;
pub use check::Check;
pub use details::Details;
pub use done::Done;
pub(crate) use fields::field;
pub use identify::Identify;

use crate::failure::Failure;
use crate::routes;
use crate::text::{self, opening as words, sign_in};
use crate::ui::{self, Step, Steps};

/// Where one is among the steps.
#[component]
fn Progress(
    /// Counted from 1.
    place: u8,
    /// The platform's address word.
    slug: String,
) -> impl IntoView {
    let [identify, details, check] = words::STEPS;
    let steps = vec![
        Step::at(identify, routes::opening(&slug)),
        Step::at(details, routes::opening_details(&slug)),
        Step::new(check),
    ];
    view! { <Steps now=words::step(place) steps current=place/> }
}

/// What stands in place of the form where the link does not open it: what became of it is told
/// behind the link only (Q53), with the way on (W-07, W-08).
fn closed(failure: &Failure, face: &Face) -> AnyView {
    use domain::Refusal;
    let voice = face.voice();
    let slug = face.slug.as_str();
    let told = text::problem::apology(failure, voice);
    let is_open = failure.refusal() == Some(&Refusal::CompanyOpened);
    let is_of_link = matches!(
        failure.refusal(),
        Some(Refusal::LinkInvalid | Refusal::LinkExpired)
    );
    let (sign_in, recovery) = (routes::sign_in(slug), routes::recovery(slug));
    let ways = is_open.then(|| {
        view! {
            <ui::Actions>
                <ui::ButtonLink href=sign_in>{sign_in::TITLE}</ui::ButtonLink>
                <ui::ButtonLink kind=ui::ButtonKind::Quiet href=recovery>
                    {sign_in::forgotten(voice)}
                </ui::ButtonLink>
            </ui::Actions>
        }
    });
    let again = routes::welcome_again(slug);
    let again = is_of_link.then(|| {
        view! {
            <p>{words::CLOSED_ABOUT}</p>
            <ui::Actions>
                <ui::ButtonLink href=again>{words::AGAIN}</ui::ButtonLink>
            </ui::Actions>
        }
    });
    view! {
        {told}
        {ways}
        {again}
        {coordination(face, None)}
    }
    .into_any()
}

/// Who will call, where that is told, and whom to ask (W-22, W-24).
fn coordination(face: &Face, calls: Option<&'static str>) -> AnyView {
    let ask = face.contacts.email.clone().map(|email| {
        let href = format!("mailto:{email}");
        view! {
            {words::WRITE_TO}
            <a href=href>{email}</a>
            {words::IN_DOUBT}
        }
    });
    view! { <p>{calls} " " {ask}</p> }.into_any()
}
