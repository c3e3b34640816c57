//! `/{platform}/registro/confirmar`: «Confirmar Solicitud» (H-18 to H-23).

use domain::contact::Phone;
use domain::date::Date;
use domain::document::{Document, DocumentKind};
use domain::locale::Locale;
use domain::platform::Face;
use domain::refusal::Field;
use leptos::prelude::*;
use leptos_router::components::Redirect;

use super::Progress;
use super::api::{self, CancelRegistration, ConfirmView, FinishRegistration, Row};
use crate::act::Act;
use crate::failure::Failure;
use crate::load::load;
use crate::platform::use_face;
use crate::text::registration as form_words;
use crate::text::registration::confirm as words;
use crate::{routes, ui};

/// `/{platform}/registro/confirmar`
#[component]
pub fn Confirm() -> impl IntoView {
    let face = use_face();
    let slug = face.slug.to_string();
    let finish = Act::<FinishRegistration>::new();
    // Shown anew when it was refused; when it was taken, one is on the way elsewhere.
    let refused = finish.noes();
    let shown = load(
        move || refused.get(),
        move |_| api::load_confirmation(slug.clone()),
    );
    let title = words::title(face.voice());
    // Without a whole form there is nothing to confirm; it may also have been sent already.
    let elsewhere = routes::registration_saved(face.slug.as_str());
    let progress = face.slug.to_string();
    view! {
        <ui::Page title>
            <Progress place=2 slug=progress/>
            <ui::Heading>{title}</ui::Heading>
            <ui::Loaded
                source=shown
                then={move |shown: ConfirmView| {
                    view! { <Shown face=face.clone() shown finish/> }.into_any()
                }}
                otherwise={move |_: Failure| {
                    view! { <Redirect path=elsewhere.clone()/> }.into_any()
                }}
            />
        </ui::Page>
    }
}

#[component]
fn Shown(face: Face, shown: ConfirmView, finish: Act<FinishRegistration>) -> impl IntoView {
    let voice = face.voice();
    let slug = face.slug.to_string();
    let own = slug.clone();
    let cancel = Act::<CancelRegistration>::new();
    let wrong = finish.troubles(voice);
    let form = routes::registration(&slug);
    let kind = shown
        .rows
        .iter()
        .find(|row| row.field == Field::DocumentKind);
    let kind = kind.and_then(|row| row.value.parse().ok());
    let typed = |row| fact(row, &form, kind, face.locale);
    let mut facts: Vec<ui::Fact> = shown.rows.iter().map(typed).collect();
    let password = form_words::label(Field::Password);
    facts.push(
        ui::Fact::new(password, words::password_chosen(voice))
            .changed_at(format!("{form}#password")),
    );
    facts.push(
        ui::Fact::new(
            form_words::group_consents(voice),
            words::authorised(shown.messages),
        )
        .changed_at(format!("{form}#{}", Field::ConsentData.name())),
    );
    view! {
        <p>{words::question(voice)}</p>
        <ui::Facts facts/>
        <ui::Notice kind=ui::NoticeKind::Warning>
            <p>{words::warning(voice)}</p>
        </ui::Notice>
        {words::ask(&face).map(|line| view! { <p>{line}</p> })}
        <p>{words::one_user(voice)} " " {words::apps(&face)}</p>
        <ui::Form action=finish troubles=wrong>
            <ui::Hidden name="platform" value=own/>
            <ui::Hidden name="mark" value=shown.mark/>
            <ui::Actions sticky=true>
                <ui::Button>{words::CREATE}</ui::Button>
                <ui::Button kind=ui::ButtonKind::Quiet form="cancelar">{words::CANCEL}</ui::Button>
            </ui::Actions>
        </ui::Form>
        <ui::Form action=cancel id="cancelar">
            <ui::Hidden name="platform" value=slug/>
        </ui::Form>
    }
}

/// What was typed as people write it, or a mask with where it comes from.
fn fact(row: &Row, form: &str, kind: Option<DocumentKind>, locale: Locale) -> ui::Fact {
    let typed = || row.value.clone();
    let value = match row.field {
        Field::DocumentKind => {
            kind.map_or_else(String::new, |kind| form_words::kind(kind).to_owned())
        }
        _ if row.on_file => format!("{} · {}", row.value, form_words::ON_FILE),
        Field::BirthDate => {
            Date::parse(&row.value).map_or_else(|_| typed(), |date| date.to_string())
        }
        _ if row.value.trim().is_empty() => words::NONE.to_owned(),
        Field::Document => kind
            .and_then(|kind| Document::parse(kind, &row.value).ok())
            .map_or_else(typed, |document| document.to_string()),
        Field::Phone => {
            Phone::parse(locale, &row.value).map_or_else(|_| typed(), |phone| phone.to_string())
        }
        _ => typed(),
    };
    ui::Fact::new(form_words::label(row.field), value)
        .changed_at(format!("{form}#{}", row.field.name()))
}
