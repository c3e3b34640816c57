//! `/{platform}/empresa/datos`: step 2, three groups on one page (W-09, Q6).

use domain::company::{Comuna, Item, Section};
use domain::platform::Face;
use domain::refusal::{Field, Refusal};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::api::{self, OpeningView, SaveOpening};
use super::corporate::Corporate;
use super::{Progress, closed, coordination, fields};
use crate::act::Act;
use crate::failure::Failure;
use crate::load::load;
use crate::platform::use_face;
use crate::text::{self, opening as words};
use crate::{browser, help, routes, ui};

/// Id of the form.
const FORM: &str = "datos";
/// Milliseconds after the last change.
const QUIET: u64 = 600;

/// `/{platform}/empresa/datos`
#[component]
pub fn Details() -> impl IntoView {
    let face = use_face();
    let slug = face.slug.to_string();
    let save = Act::<SaveOpening>::new();
    // Shown anew when something was taken: the list of people grew or shrank. After a no, what is
    // typed stays where it is, unless another page made a newer version: that one is shown.
    let saved = save.yeses();
    let outdated = save.noes_for(Refusal::Outdated);
    let form = load(
        move || (saved.get(), outdated.get()),
        move |_| api::load_details(slug.clone()),
    );
    let other = face.clone();
    let title = words::step(2);
    view! {
        <ui::Page title=title>
            <Progress place=2 slug=face.slug.to_string()/>
            <ui::Heading lead=words::DETAILS_LEAD>{words::TITLE}</ui::Heading>
            <ui::Loaded
                source=form
                then={move |form: OpeningView| {
                    view! { <Form face=face.clone() form save/> }.into_any()
                }}
                otherwise={move |failure: Failure| closed(&failure, &other)}
            />
        </ui::Page>
    }
}

#[component]
fn Form(face: Face, form: OpeningView, save: Act<SaveOpening>) -> impl IntoView {
    let voice = face.voice();
    let slug = face.slug.to_string();
    let coordination = coordination(&face, Some(words::CALLS));
    let guide = help::of_first_use(&face, "cuenta");
    let OpeningView {
        rut,
        typed,
        version,
        removed,
        ..
    } = form;
    let query = use_query_map();
    let kept = move || {
        query.with(|query| query.get("guardado")).map(|_| {
            view! {
                <ui::Notice kind=ui::NoticeKind::Success announced=true>
                    <p>{words::KEPT}</p>
                </ui::Notice>
            }
        })
    };
    let keep = keeping(save);
    let (of_company, of_user) = (typed.clone(), typed.clone());
    let rut_name = Field::Company(Section::Company, Item::Rut).name();
    view! {
        {kept}
        <div on:change=move |_| keep()>
        <ui::Form action=save troubles=save.troubles(voice) id=FORM>
            // The first button of a form is the one that ENTER presses.
            <button
                class="visually-hidden"
                type="submit"
                name="intent"
                value="continue"
                tabindex="-1"
                aria-hidden="true"
            >
                {words::CONTINUE}
            </button>
            <ui::Hidden name="platform" value=slug/>
            <ui::Hidden name="version" value=version.to_string()/>
            <section class="section">
                <h2>{words::COMPANY}</h2>
                <ui::Field
                    label=words::label(Section::Company, Item::Rut)
                    name=rut_name
                    value=rut
                    locked=true
                    literal=true
                />
                {fields::part(&of_company, Section::Company)}
                <Comunas/>
            </section>
            <Corporate typed removed/>
            <section class="section">
                <h2>{words::USER}</h2>
                <p>{words::USER_ABOUT}</p>
                {fields::part(&of_user, Section::FirstUser)}
            </section>
            <Terms face accepted=(of_user.accept_terms, of_user.accept_privacy)/>
            <ui::Actions sticky=true>
                <ui::Button name="intent" value="continue">{words::CONTINUE}</ui::Button>
                <ui::Button kind=ui::ButtonKind::Quiet name="intent" value="keep">
                    {words::KEEP}
                </ui::Button>
            </ui::Actions>
        </ui::Form>
        </div>
        <ui::Notice>
            <p>{words::SOON}</p>
            {coordination}
        </ui::Notice>
        <help::Question href=guide>{text::help::ABOUT_OPENING}</help::Question>
    }
}

/// Keeps what was typed a moment after the last change, so that leaving the page loses nothing
/// (W-20); not while a button's work is under way, which keeps it as well.
fn keeping(save: Act<SaveOpening>) -> impl Fn() + 'static {
    let turn = StoredValue::new(0_u32);
    let quietly = Act::<SaveOpening>::new();
    move || {
        let own = turn.get_value() + 1;
        turn.set_value(own);
        browser::after(QUIET, move || {
            // When the page is gone, so is this.
            let is_last = turn.try_get_value() == Some(own);
            if is_last && !save.pending().get_untracked() {
                quietly.send_form(FORM);
            }
        });
    }
}

/// The names that are offered while a comuna is typed.
#[component]
fn Comunas() -> impl IntoView {
    let names: Vec<AnyView> = Comuna::all()
        .map(|comuna| view! { <option value=comuna.name()></option> }.into_any())
        .collect();
    view! { <datalist id=fields::COMUNAS>{names}</datalist> }
}

/// Two boxes, neither ticked beforehand.
#[component]
fn Terms(face: Face, accepted: (bool, bool)) -> impl IntoView {
    let slug = face.slug.as_str();
    let (privacy, terms) = (routes::privacy(slug), routes::terms(slug));
    let name = |item| Field::Company(Section::FirstUser, item).name();
    view! {
        <section class="section">
            <ui::Consent name=name(Item::Terms) label=words::TERMS given=accepted.0>
                <a href=terms target="_blank" rel="noopener">{words::READ_TERMS}</a>
            </ui::Consent>
            <ui::Consent name=name(Item::Privacy) label=words::PRIVACY given=accepted.1>
                <a href=privacy target="_blank" rel="noopener">{words::READ_PRIVACY}</a>
            </ui::Consent>
        </section>
    }
}
