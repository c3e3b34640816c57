//! Help: how to sign in, step by step, and whom to ask.

use domain::platform::Face;
use leptos::prelude::*;

use crate::platform::use_face;
use crate::shell::asset;
use crate::text::help::{companies, manual};
use crate::text::{help as words, sign_in};
use crate::{routes, ui};

/// `/{platform}/ayuda`
#[component]
pub fn Page() -> impl IntoView {
    let face = use_face();
    let voice = face.voice();
    let steps = routes::help_sign_in(face.slug.as_str());
    let book = routes::manual(face.slug.as_str());
    let problems = words::problems(voice)
        .into_iter()
        .map(|(question, answer)| {
            view! { <ui::Disclosure summary=question><p>{answer}</p></ui::Disclosure> }
        });
    let companies = face.takes_workers().then(|| {
        let questions = companies::QUESTIONS.map(|(question, answer)| {
            view! { <ui::Disclosure summary=question><p>{answer}</p></ui::Disclosure> }
        });
        view! {
            <section class="section">
                <h2>{companies::TITLE}</h2>
                {questions.into_iter().collect_view()}
            </section>
        }
    });
    view! {
        <ui::Page title=words::TITLE width=ui::Width::Text>
            <ui::Heading>{words::TITLE}</ui::Heading>
            <ul class="links">
                <li><a href=steps>{words::sign_in_title(voice)}</a></li>
                <li><a href=book>{manual::TITLE}</a></li>
            </ul>
            <section class="section">
                <h2>{words::problems_title(voice)}</h2>
                {problems.collect_view()}
            </section>
            {companies}
            <Contacts face/>
        </ui::Page>
    }
}

/// `/{platform}/ayuda/ingresar`
#[component]
pub fn SignIn() -> impl IntoView {
    let face = use_face();
    let voice = face.voice();
    let title = words::sign_in_title(voice);
    let enter = routes::sign_in(face.slug.as_str());
    let back = (routes::help(face.slug.as_str()), words::TITLE);
    view! {
        <ui::Page title width=ui::Width::Text back>
            <ui::Heading>{title}</ui::Heading>
            <Steps steps=words::sign_in_steps(&face)/>
            <section class="section">
                <h2>{words::recovery_title(voice)}</h2>
                <Steps steps=words::recovery_steps(&face)/>
            </section>
            <Contacts face/>
            <ui::Actions>
                <ui::ButtonLink href=enter>{sign_in::TITLE}</ui::ButtonLink>
            </ui::Actions>
        </ui::Page>
    }
}

/// `/{platform}/ayuda/manual`
#[component]
pub fn Manual() -> impl IntoView {
    let face = use_face();
    let chapters = manual::chapters(&face);
    let back = (routes::help(face.slug.as_str()), words::TITLE);
    let contents = chapters.iter().map(|(anchor, title, _)| {
        let href = format!("#{anchor}");
        view! { <li><a href=href>{*title}</a></li> }
    });
    let contents = contents.collect_view();
    let brand = face.brand.clone();
    let chapters = chapters.into_iter().map(move |(anchor, title, steps)| {
        let picture = manual::picture(&brand, anchor);
        view! {
            <section class="section" id=anchor>
                <h2>{title}</h2>
                <Steps steps/>
                {picture.map(|(file, shows)| view! { <Picture file shows/> })}
            </section>
        }
    });
    view! {
        <ui::Page title=manual::TITLE width=ui::Width::Text back>
            <ui::Heading>{manual::TITLE}</ui::Heading>
            <nav aria-label=manual::CONTENTS><ul class="links">{contents}</ul></nav>
            {chapters.collect_view()}
            <Contacts face/>
        </ui::Page>
    }
}

#[component]
fn Steps(steps: Vec<String>) -> impl IntoView {
    let steps = steps.into_iter().map(|step| view! { <li>{step}</li> });
    view! { <ol>{steps.collect_view()}</ol> }
}

/// What the person will see; `make pictures` takes it from the demonstration.
#[component]
fn Picture(file: String, shows: &'static str) -> impl IntoView {
    let (width, height) = manual::PICTURE;
    let address = asset(&file);
    view! {
        <img class="manual__picture" src=address alt=shows width=width height=height loading="lazy"/>
    }
}

#[component]
fn Contacts(face: Face) -> impl IntoView {
    let voice = face.voice();
    let contacts = face.contacts;
    let officer = contacts
        .prevention_officer
        .then(|| view! { <p>{words::prevention_officer(voice)}</p> });
    let hours = contacts.hours;
    let phone = contacts
        .phone
        .map(|phone| view! { <p>{words::phone(voice, &phone, hours.as_deref())}</p> });
    view! {
        <section class="section">
            <h2>{words::contacts_title(voice)}</h2>
            {officer}
            {phone}
        </section>
    }
}
