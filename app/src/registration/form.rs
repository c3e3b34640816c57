//! `/{platform}/registro`: the form. The document comes first; ENTER in its field, the button and
//! leaving the field look it up (H-04, H-05). ENTER anywhere else sends the form (Q21).

use domain::locale::Voice;
use domain::platform::Face;
use domain::refusal::Field as Name;
use leptos::prelude::*;

use super::api::{self, FormView, LookUpDocument, SaveRegistration};
use super::check::{Rules, settle};
use super::closed::Closed;
use super::fields::{KindField, PasswordFields, TextField};
use super::{Progress, troubles};
use crate::act::Act;
use crate::failure::Failure;
use crate::load::load;
use crate::platform::use_face;
use crate::text::registration::{self as words, help};
use crate::{browser, routes, text, ui};

/// `/{platform}/registro`
#[component]
pub fn Page() -> impl IntoView {
    let face = use_face();
    if face.takes_workers() {
        return view! { <crate::worker::Register/> }.into_any();
    }
    if !face.is_open() {
        return view! { <Closed face/> }.into_any();
    }
    let slug = face.slug.to_string();
    // Loaded once: what a look-up brings is put into the form where it stands, so that nothing
    // typed meanwhile is touched.
    let form = load(|| (), move |()| api::load_registration(slug.clone()));
    let voice = face.voice();
    let title = words::title(voice);
    view! {
        <ui::Page title>
            <Progress place=1 slug=face.slug.to_string()/>
            <ui::Heading lead=words::lead(voice)>{title}</ui::Heading>
            <ui::Loaded
                source=form
                then={move |form: FormView| {
                    view! { <Form face=face.clone() form/> }.into_any()
                }}
                otherwise={move |failure: Failure| text::problem::apology(&failure, voice)}
            />
        </ui::Page>
    }
    .into_any()
}

#[component]
fn Form(face: Face, form: FormView) -> impl IntoView {
    let voice = face.voice();
    let save = Act::<SaveRegistration>::new();
    let look = Act::<LookUpDocument>::new();
    let found = RwSignal::new(form.clone());
    follow(&face, found, save, look);
    let awake = RwSignal::new(false);
    Effect::new(move |_| awake.set(true));
    let rules = Rules {
        locale: face.locale,
        today: form.today,
    };
    let wrong = Signal::derive(move || {
        let answers = [save.failure(), look.failure()];
        let failures = answers.into_iter().flatten();
        failures
            .flat_map(|failure| troubles(&failure, voice))
            .collect::<Vec<_>>()
    });
    view! {
        <ui::Form action=save troubles=wrong id="registro">
            // The first button of a form is the one that ENTER presses. With script the field of
            // the document answers ENTER by itself, so that elsewhere it sends the form.
            <button
                class="visually-hidden"
                type="submit"
                name="intent"
                value=move || if awake.get() { "crear" } else { "enter" }
                tabindex="-1"
                aria-hidden="true"
            >
                {words::submit(voice)}
            </button>
            <ui::Hidden name="platform" value=face.slug.to_string()/>
            <DocumentPart face=face.clone() form=form.clone() found rules look/>
            <PersonPart form=form.clone() found rules/>
            <section class="section">
                <h2>{words::group_access(voice)}</h2>
                <TextField field=Name::Email form=form.clone() found rules/>
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
fn PersonPart(form: FormView, found: RwSignal<FormView>, rules: Rules) -> impl IntoView {
    let fields = [
        Name::FirstSurname,
        Name::SecondSurname,
        Name::FirstName,
        Name::SecondName,
        Name::Phone,
        Name::BirthDate,
    ];
    let fields = fields.map(|field| view! { <TextField field form=form.clone() found rules/> });
    view! {
        <section class="section">
            <h2>{words::group_person(rules.locale.voice())}</h2>
            <div class="pair">{fields.into_iter().collect_view()}</div>
        </section>
    }
}

/// Puts into the form what a look-up found; when the form was refused, what is still on file.
fn follow(
    face: &Face,
    found: RwSignal<FormView>,
    save: Act<SaveRegistration>,
    look: Act<LookUpDocument>,
) {
    let slug = face.slug.to_string();
    let again = Action::new(move |(): &()| api::load_registration(slug.clone()));
    Effect::new(move |_| {
        if save.is_refused() {
            again.dispatch(());
        }
    });
    Effect::new(move |_| {
        if let Some(form) = look.output() {
            found.set(form);
        }
    });
    Effect::new(move |_| {
        if let Some(Ok(form)) = again.value().get() {
            found.set(form);
        }
    });
}

#[component]
fn DocumentPart(
    face: Face,
    form: FormView,
    found: RwSignal<FormView>,
    rules: Rules,
    look: Act<LookUpDocument>,
) -> impl IntoView {
    let voice = face.voice();
    let platform = StoredValue::new(face.slug.to_string());
    let look_up = move |document: String| {
        look.dispatch(&[
            ("platform", &platform.get_value()),
            (
                &Name::DocumentKind.name(),
                &browser::value(&Name::DocumentKind.name()),
            ),
            (&Name::Document.name(), &document),
        ]);
    };
    // Leaving the field looks up what can be a number; what cannot is marked as wrong instead.
    let on_leave = move |document: String| {
        let is_known = found.with_untracked(|form| {
            form.looked_up
                && form.typed.document == document
                && form.typed.document_kind == browser::value(&Name::DocumentKind.name())
        });
        if !is_known && rules.is_fine(Name::Document, &document) {
            look_up(document);
        }
    };
    let typed = form.typed.document.clone();
    view! {
        <div class="pair">
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
                on_enter=Callback::new(look_up)
            />
        </div>
        <ui::Actions>
            // With script only the document is sent; without, the whole form is.
            <button
                class="button"
                type="submit"
                data-kind="quiet"
                name="intent"
                value="buscar"
                on:click=move |event| {
                    event.prevent_default();
                    look_up(browser::value(&Name::Document.name()));
                }
            >
                {words::look_up(voice)}
            </button>
        </ui::Actions>
        {move || found.with(|form| news(form, voice))}
    }
}

/// What the look-up of the document found.
fn news(form: &FormView, voice: Voice) -> Option<AnyView> {
    let (kind, words) = match (form.looked_up, form.on_file.is_empty()) {
        (false, _) => return None,
        (true, true) => (ui::NoticeKind::Info, words::not_found(voice)),
        (true, false) => (ui::NoticeKind::Success, words::found(voice)),
    };
    let news = view! { <ui::Notice announced=true kind><p>{words}</p></ui::Notice> };
    Some(news.into_any())
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
