//! `/{platform}/e/{company}/personas/agregar`: registering a worker makes their user.

use domain::refusal::Field as Name;
use leptos::prelude::*;

use super::api::{self, AddPerson, AddView};
use super::ask::line;
use super::row;
use crate::act::Act;
use crate::inside::{of_address, shown};
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
    shown(form, move |form: AddView| {
        let company = at.clone();
        view! { <Asked company form action/> }.into_any()
    })
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
    let names = [
        (words::NAMES, Name::FirstName, false),
        (words::FIRST_SURNAME, Name::FirstSurname, false),
        (words::SECOND_SURNAME, Name::SecondSurname, true),
    ];
    let card = (words::CARD_NUMBER, words::CARD_HINT);
    let hint = match registers {
        true => words::EMAIL_HINT,
        false => words::EMAIL_HINT_ASKED,
    };
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
                // Made in here, because fields learn from their form what is wrong with them.
                {names.map(|(label, name, optional)| part(label, name, of(name), 80, optional))}
                {line("email", (words::EMAIL, hint), Name::Email, of(Name::Email))}
                {line("tel", (words::PHONE, words::PHONE_HINT), Name::Phone, of(Name::Phone))}
                // The worker's record keeps it, and nothing else does.
                {registers.then(|| {
                    let value = of(Name::Position);
                    part(words::POSITION, Name::Position, value, 60, true)
                })}
                {line("date", (words::STARTS, ""), Name::StartsOn, of(Name::StartsOn))}
                {has_sections.then(|| view! {
                    <ui::Select
                        label=words::SECTION
                        name=Name::Section.name()
                        offers
                        chosen=section
                        optional=true
                    />
                })}
                {registers.then(|| line("text", card, Name::CardNumber, String::new()))}
                <ui::Actions>
                    <ui::Button>{words::DO_ADD}</ui::Button>
                </ui::Actions>
            </ui::Form>
        </ui::Page>
    }
}

/// A line of plain words about the person.
fn part(
    label: &'static str,
    name: Name,
    value: String,
    maxlength: u16,
    optional: bool,
) -> impl IntoView {
    view! {
        <ui::Field label name=name.name() value optional autocomplete="off" maxlength/>
    }
}
