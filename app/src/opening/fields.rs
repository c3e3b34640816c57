//! The fields of the form, one like the other: what each one is follows from what is asked.

use domain::company::{
    ActivityCode, CompanyPhone, Item, Region, Section, Typed, Workers, no_second_surname,
};
use domain::contact::{Email, Phone};
use domain::document::{DocumentKind, Rut};
use domain::locale::{Locale, Voice};
use domain::name::NamePart;
use domain::refusal::{Field, Problem};
use leptos::prelude::*;

use crate::text::{self, opening as words};
use crate::ui;

/// Where the names of all comunas stand, to be offered while one is typed.
pub(super) const COMUNAS: &str = "comunas";

/// Every field of that part, in order.
pub(super) fn part(typed: &Typed, section: Section) -> AnyView {
    let lines: Vec<AnyView> = section
        .items()
        .iter()
        .map(|item| one(typed, section, *item))
        .collect();
    view! { <div class="pair">{lines}</div> }.into_any()
}

fn one(typed: &Typed, section: Section, item: Item) -> AnyView {
    let name = Field::Company(section, item).name().into_owned();
    let label = words::label(section, item);
    let value = typed.text(section, item);
    let offers = match item {
        Item::Region => Region::all()
            .map(|region| ui::Offer::new(region.code(), region.name()))
            .collect(),
        Item::DocumentKind => DocumentKind::of(Locale::EsCl)
            .iter()
            .map(|kind| ui::Offer::new(kind.code(), text::registration::kind(*kind)))
            .collect(),
        Item::SecondSurname => return second_surname(typed, section, name, value),
        Item::TradeName => return trade_name(section, name, value),
        _ => return line(section, item, name, value),
    };
    match (value.as_str(), item) {
        // The usual kind stands there from the start.
        ("", Item::DocumentKind) => {
            let chosen = DocumentKind::Rut.code();
            view! { <ui::Select label name offers chosen/> }.into_any()
        }
        ("", _) => view! { <ui::Select label name offers/> }.into_any(),
        _ => view! { <ui::Select label name offers chosen=value/> }.into_any(),
    }
}

/// «Apellido materno», or the tick that there is none.
fn second_surname(typed: &Typed, section: Section, name: String, value: String) -> AnyView {
    let given = typed.has_no_second_surname(section);
    view! {
        <div class="opening__more">
            {line(section, Item::SecondSurname, name, value)}
            <ui::Consent
                name=no_second_surname(section)
                label=words::NO_SECOND_SURNAME
                given
                either=true
            />
        </div>
    }
    .into_any()
}

/// «Nombre de fantasía», and the button that says it is the other name.
fn trade_name(section: Section, name: String, value: String) -> AnyView {
    view! {
        <div class="opening__more">
            {line(section, Item::TradeName, name, value)}
            <ui::Button kind=ui::ButtonKind::Plain name="intent" value="same-name">
                {words::SAME_NAME}
            </ui::Button>
        </div>
    }
    .into_any()
}

/// A line of text of a form that asks for such things, by what is asked.
pub(crate) fn field(section: Section, item: Item, value: String) -> AnyView {
    let name = Field::Company(section, item).name().into_owned();
    line(section, item, name, value)
}

/// A line of text.
fn line(section: Section, item: Item, name: String, value: String) -> AnyView {
    let (kind, inputmode, longest) = match item {
        Item::Phone => ("tel", "tel", 30),
        Item::Email | Item::EmailAgain => ("email", "email", 254),
        Item::Activity | Item::Workers => ("text", "numeric", 30),
        _ => ("text", "text", 120),
    };
    let literal = matches!(
        item,
        Item::Email
            | Item::EmailAgain
            | Item::Rut
            | Item::Document
            | Item::Phone
            | Item::Activity
            | Item::Workers
    );
    let list = if item == Item::Comuna { COMUNAS } else { "" };
    let hint = words::hint(section, item).unwrap_or_default();
    view! {
        <ui::Field
            label=words::label(section, item)
            name
            kind
            value
            hint
            literal
            autocomplete=autocomplete(section, item)
            inputmode
            maxlength=longest
            list
            check=check(section, item)
            settle=settle(item)
        />
    }
    .into_any()
}

/// What the browser may fill in: only what is the person's own.
const fn autocomplete(section: Section, item: Item) -> &'static str {
    match (section, item) {
        (Section::FirstUser, Item::Names) => "given-name",
        (Section::FirstUser, Item::FirstSurname) => "family-name",
        (Section::FirstUser, Item::Position) => "organization-title",
        (Section::FirstUser, Item::Email | Item::EmailAgain) => "email",
        (Section::FirstUser, Item::Phone) => "tel-national",
        (Section::Company, Item::LegalName) => "organization",
        (Section::Company, Item::Street) => "street-address",
        _ => "off",
    }
}

/// What is wrong with a text, as far as the browser can tell.
pub(super) fn check(section: Section, item: Item) -> Callback<String, Option<String>> {
    Callback::new(move |typed: String| {
        let problem = problem(section, item, &typed)?;
        let field = Field::Company(section, item);
        Some(text::problem::sentence(field, problem, Voice::Tu))
    })
}

fn problem(section: Section, item: Item, typed: &str) -> Option<Problem> {
    match item {
        // The tick beside it may say that there is none.
        Item::SecondSurname if typed.trim().is_empty() => None,
        // The tick above them may say that it is the commercial contact.
        _ if section == Section::Billing && typed.trim().is_empty() => None,
        _ if typed.trim().is_empty() => Some(Problem::Empty),
        Item::Rut if section == Section::Company => Rut::parse(typed).err(),
        Item::Rut => Rut::parse(typed).and_then(Rut::of_a_person).err(),
        Item::Email => Email::parse(typed).err(),
        Item::Phone if section == Section::FirstUser => Phone::parse(Locale::EsCl, typed).err(),
        Item::Phone => CompanyPhone::parse(typed).err(),
        Item::Activity => ActivityCode::parse(typed).err(),
        Item::Workers => Workers::parse(typed).err(),
        Item::Names | Item::FirstSurname | Item::SecondSurname => NamePart::parse(typed).err(),
        _ => None,
    }
}

fn settle(item: Item) -> Callback<String, String> {
    Callback::new(move |typed: String| match item {
        Item::Rut => text::rut::settled(typed),
        _ => typed,
    })
}
