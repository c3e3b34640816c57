//! `/{platform}/pqrsf`: the form.

use domain::document::DocumentKind;
use domain::platform::Face;
use domain::pqrsf::{FilingKind, ReplyBy, Terms};
use domain::refusal::Field as Name;
use leptos::prelude::*;

use super::api::{self, FilePqrsf, FormView};
use crate::act::Act;
use crate::failure::Failure;
use crate::load::load;
use crate::platform::use_face;
use crate::text::{self, pqrsf as words};
use crate::{not_found, routes, ui};

/// `/{platform}/pqrsf`
#[component]
pub fn Page() -> impl IntoView {
    let face = use_face();
    let voice = face.voice();
    let slug = face.slug.to_string();
    let action = Act::<FilePqrsf>::new();
    let form = load(|| (), move |()| api::load_form(slug.clone()));
    view! {
        <ui::Loaded
            source=form
            then={move |form: FormView| {
                view! { <Whole face=face.clone() form action/> }.into_any()
            }}
            otherwise={move |failure: Failure| match failure {
                Failure::Refused(domain::Refusal::NotFound) => {
                    view! { <not_found::Inside/> }.into_any()
                }
                failure => text::problem::apology(&failure, voice),
            }}
        />
    }
}

#[component]
fn Whole(face: Face, form: FormView, action: Act<FilePqrsf>) -> impl IntoView {
    let voice = face.voice();
    let slug = face.slug.to_string();
    let troubles = action.troubles_in(move |failure| words::troubles(failure, voice));
    let tied = form.tied.then(|| {
        view! { <ui::Notice><p>{words::tied(voice)}</p></ui::Notice> }
    });
    let status = routes::pqrsf_status(&slug);
    let token = form.token.clone();
    view! {
        <ui::Page title=words::TITLE>
            <ui::Heading lead=words::lead(voice)>{words::TITLE}</ui::Heading>
            {tied}
            <ui::Form action troubles id="pqrsf">
                <ui::Hidden name="platform" value=slug/>
                <ui::Hidden name="token" value=token/>
                <Matter face=face.clone() form=form.clone()/>
                <Person face=face.clone() form=form.clone()/>
                <Reply face form/>
                <ui::Actions sticky=true>
                    <ui::Button>{words::FILE}</ui::Button>
                    <ui::ButtonLink kind=ui::ButtonKind::Quiet href=status>
                        {words::to_status(voice)}
                    </ui::ButtonLink>
                </ui::Actions>
            </ui::Form>
        </ui::Page>
    }
}

/// What it is about.
#[component]
fn Matter(face: Face, form: FormView) -> impl IntoView {
    let (voice, typed) = (face.voice(), form.typed);
    let terms: Terms = face.pqrsf.unwrap_or_default();
    let offers = FilingKind::ALL.map(|kind| ui::Offer {
        value: kind.code().to_owned(),
        label: words::kind(kind).to_owned(),
        hint: Some(format!(
            "{} {}",
            words::kind_hint(kind, voice),
            words::term(terms.days(kind))
        )),
    });
    view! {
        <section class="section">
            <h2>{words::MATTER}</h2>
            <ui::Choice
                legend=words::which(voice)
                name=Name::FilingKind.name()
                offers=offers.to_vec()
                chosen=vec![typed.filing_kind]
            />
            <ui::Field
                label=words::SUBJECT
                name=Name::Subject.name()
                value=typed.subject
                autocomplete="off"
                maxlength=160
            />
            <ui::Text
                label=words::DETAIL
                name=Name::Detail.name()
                value=typed.detail
                hint=words::detail_hint(voice)
                rows=8
                maxlength=6000
            />
        </section>
    }
}

/// Who writes.
#[component]
fn Person(face: Face, form: FormView) -> impl IntoView {
    let (voice, typed) = (face.voice(), form.typed);
    let kinds = DocumentKind::of(face.locale).iter();
    let kinds: Vec<_> = kinds
        .map(|kind| {
            let name = text::registration::kind(*kind);
            ui::Offer::new(kind.code(), name)
        })
        .collect();
    let chosen = Some(typed.document_kind).filter(|kind| !kind.is_empty());
    let chosen = chosen.unwrap_or_else(|| DocumentKind::Cc.code().to_owned());
    view! {
        <section class="section">
            <h2>{words::person(voice)}</h2>
            <ui::Select
                label=words::DOCUMENT_KIND
                name=Name::DocumentKind.name()
                offers=kinds
                chosen
            />
            <ui::Field
                label=words::DOCUMENT
                name=Name::Document.name()
                value=typed.document
                hint=words::document_hint(voice)
                literal=true
                autocomplete="off"
                maxlength=40
            />
            <div class="pair">
                <ui::Field
                    label=words::NAMES
                    name=Name::FirstName.name()
                    value=typed.first_name
                    autocomplete="given-name"
                    maxlength=80
                />
                <ui::Field
                    label=words::SURNAMES
                    name=Name::FirstSurname.name()
                    value=typed.first_surname
                    autocomplete="family-name"
                    maxlength=80
                />
            </div>
            <ui::Field
                label=words::PHONE
                name=Name::Phone.name()
                kind="tel"
                value=typed.phone
                optional=true
                literal=true
                autocomplete="tel"
                inputmode="tel"
                maxlength=40
            />
        </section>
    }
}

/// Where the answer goes, and the authorisation.
#[component]
fn Reply(face: Face, form: FormView) -> impl IntoView {
    let (voice, typed) = (face.voice(), form.typed);
    let ways = ReplyBy::ALL.map(|way| ui::Offer::new(way.code(), words::reply_by(way)));
    let privacy = routes::privacy(face.slug.as_str());
    view! {
        <section class="section">
            <h2>{words::REPLY}</h2>
            <ui::Choice
                legend=words::how(voice)
                name=Name::ReplyBy.name()
                offers=ways.to_vec()
                chosen=vec![typed.reply_by]
            />
            <ui::Field
                label=words::EMAIL
                name=Name::Email.name()
                kind="email"
                value=typed.email
                hint=words::if_mailed(voice)
                optional=true
                literal=true
                autocomplete="email"
                inputmode="email"
                maxlength=254
            />
            <ui::Field
                label=words::ADDRESS
                name=Name::PostalAddress.name()
                value=typed.postal_address
                hint=words::if_posted(voice)
                optional=true
                autocomplete="street-address"
                maxlength=200
            />
            <ui::Consent
                name=Name::ConsentData.name()
                label=words::consent(voice)
                given=typed.consent_data
            >
                <a href=privacy target="_blank" rel="noopener">{words::PRIVACY}</a>
            </ui::Consent>
        </section>
    }
}
