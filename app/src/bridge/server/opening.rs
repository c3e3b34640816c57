//! What the last step before opening an account shows: sentences are composed here, on the server.

use domain::company::{Contact, Details, Item, Opening, Representative, Section};
use domain::document::Rut;
use domain::refusal::Field;

use crate::opening::api::GroupView;
use crate::text::opening as words;

/// Everything that was typed, part by part.
#[must_use]
pub fn opening_groups(rut: Rut, opening: &Opening) -> Vec<GroupView> {
    let mut groups = vec![company(Some(rut), &opening.details)];
    for (at, one) in (0_u8..).zip(&opening.representatives) {
        groups.push(representative(at, one));
    }
    let commercial = (words::COMMERCIAL, Section::Commercial);
    groups.push(contact(commercial, &opening.commercial));
    groups.push(contact(
        (words::SUPPLIED, Section::Supplied),
        &opening.supplied,
    ));
    let user = &opening.user;
    groups.push(group(
        words::USER,
        (Section::FirstUser, Item::Names),
        vec![
            (Item::Names, user.name.to_string()),
            (Item::Document, user.document.to_string()),
            (Item::Position, user.position.to_string()),
            (Item::Email, user.email.delivery().to_owned()),
            (Item::Phone, user.phone.to_string()),
        ],
    ));
    groups
}

/// «Datos de la empresa» of an open account, label and value.
#[must_use]
pub fn company_rows(details: &Details) -> Vec<(String, String)> {
    company(None, details).rows
}

fn company(rut: Option<Rut>, details: &Details) -> GroupView {
    let mut rows: Vec<_> = rut
        .map(|rut| (Item::Rut, rut.dotted()))
        .into_iter()
        .collect();
    rows.extend([
        (Item::LegalName, details.legal_name.to_string()),
        (Item::TradeName, details.trade_name.to_string()),
        (Item::Giro, details.giro.to_string()),
        (Item::Street, details.street.to_string()),
        (Item::Comuna, details.place.to_string()),
        (Item::Phone, details.phone.to_string()),
        (Item::Email, details.email.delivery().to_owned()),
    ]);
    group(words::COMPANY, (Section::Company, Item::LegalName), rows)
}

fn representative(at: u8, one: &Representative) -> GroupView {
    group(
        &words::person(usize::from(at) + 1),
        (Section::Representative(at), Item::Names),
        vec![
            (Item::Names, one.name.to_string()),
            (Item::Rut, one.rut.dotted()),
            (Item::Email, one.email.delivery().to_owned()),
            (Item::Phone, one.phone.to_string()),
        ],
    )
}

fn contact((title, section): (&str, Section), one: &Contact) -> GroupView {
    let mut rows = vec![(Item::Names, one.name.as_str().to_owned())];
    let position = one.position.as_ref();
    rows.extend(position.map(|position| (Item::Position, position.to_string())));
    rows.push((Item::Email, one.email.delivery().to_owned()));
    rows.push((Item::Phone, one.phone.to_string()));
    group(title, (section, Item::Names), rows)
}

fn group(title: &str, (section, first): (Section, Item), rows: Vec<(Item, String)>) -> GroupView {
    let label = |item| match item {
        // The whole name in one line.
        Item::Names => "Nombre",
        item => words::label(section, item),
    };
    GroupView {
        title: title.to_owned(),
        anchor: Field::Company(section, first).name().into_owned(),
        rows: rows
            .into_iter()
            .map(|(item, value)| (label(item).to_owned(), value))
            .collect(),
    }
}
