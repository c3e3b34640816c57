//! `/{platform}/registro`: the form. The document comes first; ENTER in its field, the button and
//! leaving the field look it up (H-04, H-05). ENTER anywhere else sends the form (Q21).

use domain::platform::Face;
use domain::refusal::Field as Name;
use leptos::prelude::*;

use super::api::{self, FormView, LookUpDocument, SaveRegistration};
use super::check::{Rules, settle};
use super::closed::Closed;
use super::fields::{KindField, PasswordFields, TextField};
use super::{Progress, troubles};
use crate::failure::Failure;
use crate::platform::use_face;
use crate::text::registration::{self as words, help};
use crate::{browser, routes, text, ui};

/// `/{platform}/registro`
#[component]
pub fn Page() -> impl IntoView {
    let face = use_face();
    if !face.is_open() {
        return view! { <Closed face/> }.into_any();
    }
    let save = ServerAction::<SaveRegistration>::new();
    let look = ServerAction::<LookUpDocument>::new();
    let slug = face.slug.to_string();
    let form = Resource::new(
        move || (save.version().get(), look.version().get()),
        move |_| api::load_registration(slug.clone()),
    );
    let voice = face.voice();
    let title = words::title(voice);
    view! {
        <ui::Page title>
            <Progress place=1 slug=face.slug.to_string()/>
            <ui::Heading lead=words::lead(voice)>{title}</ui::Heading>
            <ui::Loaded
                source=form
                then={move |form: FormView| {
                    view! { <Form face=face.clone() form save look/> }.into_any()
                }}
                otherwise={move |failure: Failure| text::problem::apology(&failure, voice)}
            />
        </ui::Page>
    }
    .into_any()
}

#[component]
fn Form(
    face: Face,
    form: FormView,
    save: ServerAction<SaveRegistration>,
    look: ServerAction<LookUpDocument>,
) -> impl IntoView {
    let voice = face.voice();
    let rules = Rules {
        locale: face.locale,
        today: form.today,
    };
    let wrong = Signal::derive(move || {
        let answers = [
            save.value().get().and_then(Result::err),
            look.value().get().and_then(Result::err),
        ];
        let failures = answers.into_iter().flatten();
        failures
            .flat_map(|failure| troubles(&failure, voice))
            .collect::<Vec<_>>()
    });
    view! {
        <ui::Form action=save troubles=wrong id="registro">
            // The first button of a form is the one that ENTER presses.
            <button
                class="visually-hidden"
                type="submit"
                name="intent"
                value="enter"
                tabindex="-1"
                aria-hidden="true"
            >
                {words::submit(voice)}
            </button>
            <ui::Hidden name="platform" value=face.slug.to_string()/>
            <DocumentPart face=face.clone() form=form.clone() rules look/>
            <PersonPart form=form.clone() rules/>
            <section class="section">
                <h2>{words::group_access(voice)}</h2>
                <TextField field=Name::Email form=form.clone() rules/>
                <PasswordFields has_password=form.has_password rules/>
            </section>
            <Consents face form/>
            <ui::Actions sticky=true>
                <ui::Button name="intent" value="crear">{words::submit(voice)}</ui::Button>
            </ui::Actions>
        </ui::Form>
    }
}

/// Made inside the form, where fields find what is wrong with them.
#[component]
fn PersonPart(form: FormView, rules: Rules) -> impl IntoView {
    let fields = [
        Name::FirstSurname,
        Name::SecondSurname,
        Name::FirstName,
        Name::SecondName,
        Name::Phone,
        Name::BirthDate,
    ];
    let fields = fields.map(|field| view! { <TextField field form=form.clone() rules/> });
    view! {
        <section class="section">
            <h2>{words::group_person(rules.locale.voice())}</h2>
            <div class="pair">{fields.into_iter().collect_view()}</div>
        </section>
    }
}

#[component]
fn DocumentPart(
    face: Face,
    form: FormView,
    rules: Rules,
    look: ServerAction<LookUpDocument>,
) -> impl IntoView {
    let voice = face.voice();
    let platform = face.slug.to_string();
    let known = StoredValue::new(form.looked_up.then(|| {
        (
            form.typed.document_kind.clone(),
            form.typed.document.clone(),
        )
    }));
    let look_up = move |document: String| {
        let document_kind = browser::value(&Name::DocumentKind.name());
        let asked = (document_kind, document);
        if known.with_value(|known| known.as_ref() == Some(&asked)) {
            return;
        }
        look.dispatch(LookUpDocument {
            platform: platform.clone(),
            document_kind: asked.0,
            document: asked.1,
        });
    };
    let on_enter = look_up.clone();
    // Leaving the field looks up what can be a number; what cannot is marked as wrong instead.
    let on_leave = move |document: String| {
        if rules.is_fine(Name::Document, &document) {
            look_up(document);
        }
    };
    let typed = form.typed.document.clone();
    let news = form.looked_up.then(|| {
        if form.on_file.is_empty() {
            view! { <ui::Notice announced=true><p>{words::not_found(voice)}</p></ui::Notice> }
                .into_any()
        } else {
            view! {
                <ui::Notice announced=true kind=ui::NoticeKind::Success>
                    <p>{words::found(voice)}</p>
                </ui::Notice>
            }
            .into_any()
        }
    });
    view! {
        <div class="registration__document">
            <KindField chosen=form.typed.document_kind.clone() rules/>
            <ui::Field
                label=words::number_label(&form.typed.document_kind)
                name=Name::Document.name()
                valid=Signal::stored(rules.is_fine(Name::Document, &typed))
                value=typed
                help=help::of(Name::Document, voice)
                hint=words::number_hint(voice)
                literal=true
                autocomplete="off"
                inputmode="numeric"
                enterkeyhint="search"
                maxlength=40
                check=rules.ask(Name::Document)
                settle=settle(Name::Document, rules)
                on_leave=Callback::new(on_leave)
                on_enter=Callback::new(on_enter)
            />
        </div>
        <ui::Actions>
            <ui::Button kind=ui::ButtonKind::Quiet name="intent" value="buscar">
                {words::look_up(voice)}
            </ui::Button>
        </ui::Actions>
        {news}
    }
}

#[component]
fn Consents(face: Face, form: FormView) -> impl IntoView {
    let voice = face.voice();
    let privacy = routes::privacy(face.slug.as_str());
    view! {
        <section class="section">
            <h2>{words::group_consents(voice)}</h2>
            <div class="registration__consents">
                <ui::Consent
                    name=Name::ConsentData.name()
                    label=words::consent_data(&face)
                    given=form.typed.consent_data
                >
                    <a href=privacy target="_blank" rel="noopener">{words::read_privacy(voice)}</a>
                </ui::Consent>
                <ui::Consent
                    name=Name::ConsentMessages.name()
                    label=words::consent_messages(&face)
                    given=form.typed.consent_messages
                    optional=true
                />
            </div>
        </section>
    }
}
