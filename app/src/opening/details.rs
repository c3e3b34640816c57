//! `/{platform}/empresa/datos`: step 2, three groups on one page (W-09, Q6).

use domain::company::{Comuna, Item, Section};
use domain::platform::Face;
use domain::refusal::Field;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::api::{self, OpeningView, SaveOpening};
use super::corporate::Corporate;
use super::{Progress, closed, fields};
use crate::act::Act;
use crate::failure::Failure;
use crate::load::load;
use crate::platform::use_face;
use crate::text::opening as words;
use crate::{routes, ui};

/// `/{platform}/empresa/datos`
#[component]
pub fn Details() -> impl IntoView {
    let face = use_face();
    let slug = face.slug.to_string();
    let save = Act::<SaveOpening>::new();
    // Shown anew when something was taken: the list of people grew or shrank. After a no, what is
    // typed stays where it is.
    let saved = save.yeses();
    let form = load(
        move || saved.get(),
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
    let coordination = words::coordination(&face);
    let OpeningView { rut, typed } = form;
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
    let (of_company, of_user) = (typed.clone(), typed.clone());
    let rut_name = Field::Company(Section::Company, Item::Rut).name();
    view! {
        {kept}
        <ui::Form action=save troubles=save.troubles(voice) id="datos">
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
                <ui::Actions>
                    <ui::Button kind=ui::ButtonKind::Plain name="intent" value="same-name">
                        {words::SAME_NAME}
                    </ui::Button>
                </ui::Actions>
            </section>
            <Corporate typed/>
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
        <ui::Notice>
            <p>{words::SOON}</p>
            <p>{coordination}</p>
        </ui::Notice>
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
    let privacy = routes::privacy(face.slug.as_str());
    let name = |item| Field::Company(Section::FirstUser, item).name();
    view! {
        <section class="section">
            <ui::Consent name=name(Item::Terms) label=words::TERMS given=accepted.0/>
            <ui::Consent name=name(Item::Privacy) label=words::PRIVACY given=accepted.1>
                <a href=privacy target="_blank" rel="noopener">{words::READ_PRIVACY}</a>
            </ui::Consent>
        </section>
    }
}
