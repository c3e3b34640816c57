//! `/{platform}/pqrsf/radicada`: the number and the date, to be kept or printed.

use domain::platform::Face;
use leptos::prelude::*;

use super::api::{self, ReceiptView};
use crate::failure::Failure;
use crate::load::load;
use crate::platform::use_face;
use crate::text::{self, pqrsf as words};
use crate::{routes, ui};

/// `/{platform}/pqrsf/radicada`
#[component]
pub fn Filed() -> impl IntoView {
    let face = use_face();
    let voice = face.voice();
    let slug = face.slug.to_string();
    let receipt = load(|| (), move |()| api::load_receipt(slug.clone()));
    view! {
        <ui::Page title=words::filed(voice) width=ui::Width::Text>
            <ui::Loaded
                source=receipt
                then={move |receipt: Option<ReceiptView>| match receipt {
                    Some(receipt) => view! { <Receipt face=face.clone() receipt/> }.into_any(),
                    None => view! { <Nothing face=face.clone()/> }.into_any(),
                }}
                otherwise={move |failure: Failure| text::problem::apology(&failure, voice)}
            />
        </ui::Page>
    }
}

#[component]
fn Receipt(face: Face, receipt: ReceiptView) -> impl IntoView {
    let voice = face.voice();
    let facts = vec![
        ui::Fact::new(words::KIND, words::kind(receipt.kind)),
        ui::Fact::new(words::FILED_AT, receipt.filed),
        ui::Fact::new(words::DUE, receipt.due_on.long()),
    ];
    let mailed = receipt
        .mailed_to
        .map(|to| view! { <p>{words::mailed(voice, &to)}</p> });
    let status = routes::pqrsf_status_of(face.slug.as_str(), &receipt.number);
    view! {
        <ui::Heading>{words::filed(voice)}</ui::Heading>
        <p>{words::NUMBER}</p>
        <p class="pqrsf__number">{receipt.number}</p>
        <p>{words::keep(voice)}</p>
        <ui::Facts facts/>
        {mailed}
        <p>{words::print(voice)}</p>
        <ui::Actions>
            <ui::ButtonLink href=status>{words::to_status(voice)}</ui::ButtonLink>
        </ui::Actions>
    }
}

#[component]
fn Nothing(face: Face) -> impl IntoView {
    let voice = face.voice();
    let slug = face.slug.as_str();
    let (status, form) = (routes::pqrsf_status(slug), routes::pqrsf(slug));
    view! {
        <ui::Heading>{words::NAME}</ui::Heading>
        <ui::Empty title=words::nothing_filed(voice) text=words::status_lead(voice)/>
        <ui::Actions>
            <ui::ButtonLink href=status>{words::to_status(voice)}</ui::ButtonLink>
            <ui::ButtonLink kind=ui::ButtonKind::Quiet href=form>
                {words::TITLE}
            </ui::ButtonLink>
        </ui::Actions>
    }
}
