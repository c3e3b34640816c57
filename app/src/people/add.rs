//! `/{platform}/e/{company}/personas/agregar`: registering a worker makes their user.

use domain::refusal::Field as Name;
use leptos::prelude::*;

use super::api::{self, AddPerson, AddView};
use super::row;
use crate::act::Act;
use crate::inside::{closed, of_address};
use crate::load::load;
use crate::platform::use_face;
use crate::text::people as words;
use crate::text::rut;
use crate::{routes, ui};

/// `/{platform}/e/{company}/personas/agregar`
#[component]
pub fn Add() -> impl IntoView {
    of_address(page)
}

fn page(company: String) -> AnyView {
    let slug = use_face().slug.to_string();
    let action = Act::<AddPerson>::new();
    let at = company.clone();
    let form = load(
        || (),
        move |()| api::load_form(slug.clone(), company.clone()),
    );
    view! {
        <ui::Loaded
            source=form
            then={move |form: AddView| {
                let company = at.clone();
                view! { <Asked company form action/> }.into_any()
            }}
            otherwise=closed
        />
    }
    .into_any()
}

#[component]
fn Asked(company: String, form: AddView, action: Act<AddPerson>) -> impl IntoView {
    let face = use_face();
    let slug = face.slug.to_string();
    let troubles = action.troubles_of_others(face.voice());
    let back = (routes::people(&slug, &company), words::TITLE);
    let AddView { sections, typed } = form;
    let has_sections = !sections.is_empty();
    let offers = row::sections(words::NO_SECTION, &sections);
    let registers = face.takes_workers();
    let of = move |name: Name| typed.get(&*name.name()).cloned().unwrap_or_default();
    let section = of(Name::Section);
    // The worker's record keeps it, and nothing else does.
    let position = of(Name::Position);
    let hint = if registers { words::EMAIL_HINT } else { "" };
    view! {
        <ui::Page title=words::ADD width=ui::Width::Form back>
            <ui::Heading lead=words::ADD_LEAD>{words::ADD}</ui::Heading>
            <ui::Form action troubles id="agregar">
                <ui::Hidden name="platform" value=slug/>
                <ui::Hidden name="company" value=company/>
                <ui::Field
                    label=words::RUT
                    name=Name::Document.name()
                    value=of(Name::Document)
                    literal=true
                    autocomplete="off"
                    maxlength=20
                    check=rut::check_of_others()
                    settle=rut::settle()
                />
                <ui::Field
                    label=words::NAMES
                    name=Name::FirstName.name()
                    value=of(Name::FirstName)
                    autocomplete="off"
                    maxlength=80
                />
                <ui::Field
                    label=words::FIRST_SURNAME
                    name=Name::FirstSurname.name()
                    value=of(Name::FirstSurname)
                    autocomplete="off"
                    maxlength=80
                />
                <ui::Field
                    label=words::SECOND_SURNAME
                    name=Name::SecondSurname.name()
                    value=of(Name::SecondSurname)
                    optional=true
                    autocomplete="off"
                    maxlength=80
                />
                <ui::Field
                    label=words::EMAIL
                    name=Name::Email.name()
                    kind="email"
                    value=of(Name::Email)
                    hint
                    literal=true
                    optional=true
                    autocomplete="off"
                    maxlength=254
                />
                {registers.then(|| view! {
                    <ui::Field
                        label=words::POSITION
                        name=Name::Position.name()
                        value=position
                        optional=true
                        autocomplete="off"
                        maxlength=60
                    />
                })}
                <ui::Field
                    label=words::STARTS
                    name=Name::StartsOn.name()
                    kind="date"
                    value=of(Name::StartsOn)
                    optional=true
                />
                {has_sections.then(|| view! {
                    <ui::Select
                        label=words::SECTION
                        name=Name::Section.name()
                        offers
                        chosen=section
                        optional=true
                    />
                })}
                {registers.then(|| view! {
                    <ui::Field
                        label=words::CARD_NUMBER
                        name=Name::CardNumber.name()
                        hint=words::CARD_HINT
                        literal=true
                        optional=true
                        autocomplete="off"
                        maxlength=20
                    />
                })}
                <ui::Actions>
                    <ui::Button>{words::DO_ADD}</ui::Button>
                </ui::Actions>
            </ui::Form>
        </ui::Page>
    }
}
